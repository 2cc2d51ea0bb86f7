/** `npm run bench -- sync [--only b1,b3] [--rounds N] [--records N] [--many N] [--peers none] [--database URL]` */
import { parseArgs } from 'node:util';

export const scenarioNames = ['b1', 'b2', 'b3', 'b4', 'b5', 'b6', 'b11', 'b12'] as const;
export type ScenarioName = (typeof scenarioNames)[number];

export type Arguments = {
  readonly isWanted: (name: ScenarioName) => boolean;
  /** In place of each scenario's own number of samples. */
  readonly roundsOr: (usual: number) => number;
  /** The usual replica, and one as large as it may get. */
  readonly records: number;
  readonly many: number;
  readonly peers: readonly string[];
  /** Handed on to the server of b6, for a database other than its own file. */
  readonly database: string | undefined;
};

export function parseArguments(given: readonly string[]): Arguments {
  const { values } = parseArgs({
    args: [...given],
    options: {
      only: { type: 'string', default: scenarioNames.join(',') },
      rounds: { type: 'string' },
      records: { type: 'string', default: '10000' },
      many: { type: 'string', default: '50000' },
      peers: { type: 'string', default: 'pouchdb,rxdb' },
      database: { type: 'string' },
    },
  });
  const only = values.only.split(',');
  const unknown = only.find((name) => !(scenarioNames as readonly string[]).includes(name));
  if (unknown) throw new Error(`There is no ${unknown}: ${scenarioNames.join(', ')}.`);
  return {
    isWanted: (name) => only.includes(name),
    roundsOr: (usual) => (values.rounds === undefined ? usual : Number(values.rounds)),
    records: Number(values.records),
    many: Number(values.many),
    peers: values.peers.split(',').filter((name) => name !== 'none'),
    database: values.database ?? process.env.DATABASE_URL,
  };
}
