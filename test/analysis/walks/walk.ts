/** A walk: what the phone told, and what was true. */
import type { Fix, Seen } from '../../../src/analysis/seen.ts';
import type { Hotspot } from '../../../src/domain/reference.ts';
import type { Random } from '../../simulation/random.ts';
import { type Ground, hotspotOn, isIn, toLonLat } from './flat.ts';
import { endOf, type Path, whereAt } from './path.ts';
import { newReceiver, type Phone } from './phone.ts';

export type Places = Readonly<Record<string, Ground>>;

/** How long to wait for the next fix, given the fixes so far. */
export type Rate = (last: Fix | undefined) => number;

export type Plan = {
  readonly places: Places;
  readonly path: Path;
  readonly phone: Phone;
  readonly rate: Rate;
  /** Spans in which the phone is put away. */
  readonly sleeps?: readonly { readonly fromMs: number; readonly toMs: number }[];
  /** What the phone's clock shows at a true time, less the true time. */
  readonly clockOff?: (ms: number) => number;
};

export type Walk = {
  readonly hotspots: readonly Hotspot[];
  readonly seen: readonly { readonly seen: Seen; readonly trueMs: number }[];
  readonly isInAt: (hotspot: string, trueMs: number) => boolean;
  readonly endMs: number;
};

export const startedAt = Date.UTC(2026, 10, 20, 21, 0);
const wakeUpMs = 3000;
const truthStepMs = 250;

export function newWalk(plan: Plan, random: Random): Walk {
  const { places, path } = plan;
  const endMs = endOf(path).ms;
  const isInAt = (hotspot: string, ms: number) =>
    isIn(whereAt(path, ms), places[hotspot] as Ground);
  return {
    hotspots: Object.entries(places).map(([id, ground]) => hotspotOn(id, ground)),
    seen: seenOn(plan, random),
    isInAt,
    endMs,
  };
}

/** True time in any of the hotspots, to a quarter of a second. */
export function insideMsOf(walk: Walk, hotspots: readonly string[]): number {
  let total = 0;
  for (let ms = 0; ms < walk.endMs; ms += truthStepMs) {
    if (hotspots.some((id) => walk.isInAt(id, ms))) total += truthStepMs;
  }
  return total;
}

function seenOn(plan: Plan, random: Random): Walk['seen'] {
  const { path, phone, rate, sleeps = [], clockOff = () => 0 } = plan;
  const receive = newReceiver(phone, random.branch('receiver'));
  const late = random.branch('late');
  const seen: { seen: Fix; trueMs: number }[] = [];
  for (let ms = late.between(0, 5000); ms <= endOf(path).ms; ) {
    const sleep = sleeps.find(({ fromMs, toMs }) => ms >= fromMs && ms < toMs);
    if (sleep) {
      ms = sleep.toMs + wakeUpMs;
      continue;
    }
    const got = receive(whereAt(path, ms), ms);
    if (got) {
      const { point, accuracyMetres } = got;
      const at = Math.round(startedAt + ms + clockOff(ms));
      seen.push({ trueMs: ms, seen: { at, elapsedMs: ms, ...toLonLat(point), accuracyMetres } });
    }
    ms += rate(seen.at(-1)?.seen) + late.between(-500, 1500);
  }
  return seen;
}
