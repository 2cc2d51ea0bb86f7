/** A journal: what phones of one release put on the wire and what came of it, a line of JSON each. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What differs from server to server has a name instead: `life 1`, `cursor 3`, `reference`. */
export type Exchange = {
  readonly person: string;
  /** The server's clock. */
  readonly at: number;
  readonly request: Readonly<Record<string, unknown>> & {
    readonly epoch: string | null;
    readonly cursor: string | null;
    readonly reference: string | null;
  };
  readonly status: number;
  /** The names of what the reply gave. */
  readonly gave: { readonly epoch: string; readonly cursor: string };
  readonly appliedSeq: number;
  readonly outcomes: readonly Readonly<Record<string, unknown>>[];
};

export type Line = Exchange | { readonly life: string };

export const journalsOf = (protocol: number): readonly string[] =>
  readdirSync(folderOf(protocol)).sort();

export const readJournal = (protocol: number, name: string): readonly Line[] =>
  readFileSync(join(folderOf(protocol), name), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

const folderOf = (protocol: number): string => join(import.meta.dirname, `protocol-${protocol}`);

/** An outcome without what is drawn by lot. */
export const lastingOf = (outcome: unknown): Readonly<Record<string, unknown>> =>
  JSON.parse(JSON.stringify(outcome), (key, value) => {
    if (key !== 'receipt') return value;
    return typeof value === 'string' ? 'any' : { ...value, code: 'any' };
  });
