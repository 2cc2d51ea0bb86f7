/** Samples, what is said of them, and whether the machine was quiet enough to say it. */
import { quantile } from '../../support/quantile.ts';
import type { Name } from './systems.ts';

export type Samples = Map<Name, number[]>;

/** In turns, A B C A B C, so that what else the machine does falls on all; the first ones are thrown away. */
export async function inTurns(
  names: readonly Name[],
  { rounds, warmUps }: { readonly rounds: number; readonly warmUps: number },
  sample: (name: Name, round: number) => Promise<number>,
): Promise<Samples> {
  const samples: Samples = new Map(names.map((name) => [name, []]));
  for (let round = -warmUps; round < rounds; round++) {
    for (const name of names) {
      const value = await sample(name, round);
      if (round >= 0) samples.get(name)?.push(value);
    }
  }
  return samples;
}

export type Goal = {
  /** Ours to the floor; for `atLeast` the other way round: more is better. */
  readonly ofFloor?: number;
  readonly ofPeer?: number;
  readonly isMoreBetter?: boolean;
};

export const header = `name ours floor peer ratio
Times in ms, bytes in KB of 1,000, heap in MB of 1,000,000: medians of samples taken in turns. The peer is the
better of PouchDB and RxDB; the ratio is ours to the floor. Behind it: the goals, and how ours did.`;

/** `name ours floor peer ratio`, and a line for each peer. Answers whether every goal was met. */
export function say(name: string, samples: Samples, goal: Goal = {}): void {
  const medianOf = (of: Name) => median(samples.get(of) ?? []);
  const [ours, floor] = [medianOf('ours'), medianOf('floor')];
  const peers = (['pouchdb', 'rxdb'] as const).flatMap((peer) => {
    const value = medianOf(peer);
    return value === undefined ? [] : [{ peer, value }];
  });
  const best = peers.toSorted((a, b) => a.value - b.value)[0];
  if (ours === undefined) return;
  const ratio = floor === undefined ? undefined : ours / floor;
  const verdicts = [
    floorVerdict(ratio, goal),
    best && peerVerdict(best.peer, ours / best.value, goal),
  ].filter((it) => it !== undefined);
  console.log(
    [name, figure(ours), figure(floor), figure(best?.value), figure(ratio), ...verdicts].join(' '),
  );
  for (const { peer, value } of peers) console.log(`${name}-${peer} ${figure(value)} –`);
  warnOf(name, samples.get('floor') ?? []);
}

export const sayOne = (name: string, value: number, unit: string, beside = ''): void =>
  console.log(`${name} ${figure(value)} ${unit}${beside && ` ${beside}`}`);

function floorVerdict(ratio: number | undefined, { ofFloor, isMoreBetter }: Goal) {
  if (ofFloor === undefined || ratio === undefined) return undefined;
  const isMet = isMoreBetter ? ratio >= ofFloor : ratio <= ofFloor;
  return `(${isMoreBetter ? 'at least' : 'at most'} ${ofFloor} of the floor: ${metOr(isMet)})`;
}

function peerVerdict(peer: Name, ratio: number, { ofPeer }: Goal) {
  const share = `${ratio.toFixed(3)} of ${peer}`;
  return ofPeer === undefined
    ? `(${share})`
    : `(${share}, at most ${ofPeer}: ${metOr(ratio <= ofPeer)})`;
}

const metOr = (isMet: boolean): string => (isMet ? 'met' : 'MISSED');

export const median = (values: readonly number[]): number | undefined =>
  values.length === 0 ? undefined : quantile(values, 0.5);

const figure = (value: number | undefined): string => {
  if (value === undefined) return '–';
  return value.toFixed(value < 100 ? 2 : 0);
};

const unsteadyAbove = 0.25;

function warnOf(name: string, floor: readonly number[]): void {
  if (floor.length < 2) return;
  const mean = floor.reduce((sum, it) => sum + it, 0) / floor.length;
  const variance = floor.reduce((sum, it) => sum + (it - mean) ** 2, 0) / (floor.length - 1);
  const cv = Math.sqrt(variance) / mean;
  const warning =
    cv > unsteadyAbove ? ' – the machine was not steady: take the ratio with care' : '';
  console.log(`${name}-floor-variation ${(cv * 100).toFixed(0)} %${warning}`);
}

/** Nobody did less than another: all hold, in the end, what `wanted` says. */
export function mustBeEqual(
  what: string,
  found: { readonly count: number; readonly digest: string },
  wanted: { readonly count: number; readonly digest: string },
): void {
  if (found.count === wanted.count && found.digest === wanted.digest) return;
  throw new Error(
    `${what} holds ${found.count} records (${found.digest}), not ${wanted.count} (${wanted.digest}).`,
  );
}
