/**
 * What a phone makes of where it is: an error that wanders, claims that lie, fixes that are late or
 * missing.
 */
import type { Random } from '../../simulation/random.ts';
import type { Point } from './flat.ts';

export type Lie = {
  /** Of the fixes that are somewhere else. */
  readonly share: number;
  readonly metres: number;
  readonly claimedMetres: number;
  /** How many fixes in a row are at the same wrong place. */
  readonly fixes: number;
};

export type Phone = {
  /** Of each of the two axes, in metres. */
  readonly sigmaMetres: number;
  /** After how long the slower part of its error is forgotten. */
  readonly slowMs: number;
  /** The middle of what it claims. */
  readonly claimedMetres: number;
  readonly lies: readonly Lie[];
  readonly missedShare: number;
};

export const usualPhone: Phone = {
  sigmaMetres: 15,
  slowMs: 120_000,
  claimedMetres: 15,
  lies: [{ share: 0.01, metres: 200, claimedMetres: 1.7, fixes: 1 }],
  missedShare: 0.03,
};

export type Measured = { readonly point: Point; readonly accuracyMetres: number };
export type Receiver = (trueAt: Point, ms: number) => Measured | null;

/**
 * Errors of a resting receiver are an Ornstein–Uhlenbeck process rather than white noise (Sensors 2020,
 * 20, 6050): here a slow part that makes up most of it and a quick one of ten seconds. Squared, the
 * shares are 1.
 */
const partsOf = ({ slowMs }: Phone) =>
  [
    { share: 0.8, tauMs: slowMs },
    { share: 0.6, tauMs: 10_000 },
  ] as const;

export function newReceiver(phone: Phone, random: Random): Receiver {
  const parts = partsOf(phone);
  const drifts = parts.flatMap(({ tauMs }) => [newDrift(tauMs, random), newDrift(tauMs, random)]);
  const shares = parts.flatMap(({ share }) => [share, share]);
  let lying = { left: 0, point: { x: 0, y: 0 }, claimedMetres: 0 };
  return (trueAt, ms) => {
    const errors = drifts.map((drift, i) => phone.sigmaMetres * (shares[i] ?? 0) * drift(ms));
    const x = trueAt.x + (errors[0] ?? 0) + (errors[2] ?? 0);
    const y = trueAt.y + (errors[1] ?? 0) + (errors[3] ?? 0);
    const claimed = phone.claimedMetres * Math.exp(0.25 * normal(random));
    if (random.happens(phone.missedShare)) return null;
    if (lying.left === 0) lying = begunLie(phone, trueAt, random) ?? lying;
    if (lying.left === 0) return { point: { x, y }, accuracyMetres: claimed };
    lying = { ...lying, left: lying.left - 1 };
    return { point: lying.point, accuracyMetres: lying.claimedMetres };
  };
}

function begunLie({ lies }: Phone, { x, y }: Point, random: Random) {
  const lie = lies.find(({ share, fixes }) => random.happens(share / fixes));
  if (!lie) return undefined;
  const angle = 2 * Math.PI * random.next();
  const point = { x: x + lie.metres * Math.cos(angle), y: y + lie.metres * Math.sin(angle) };
  return { left: lie.fixes, point, claimedMetres: lie.claimedMetres };
}

/** Mean 0, variance 1, forgotten after some `tauMs`. */
function newDrift(tauMs: number, random: Random): (ms: number) => number {
  let [value, last] = [normal(random), 0];
  return (ms) => {
    const kept = Math.exp(-(ms - last) / tauMs);
    value = value * kept + Math.sqrt(1 - kept * kept) * normal(random);
    last = ms;
    return value;
  };
}

/** Box and Muller 1958. */
const normal = (random: Random): number =>
  Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
