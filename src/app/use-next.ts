/** Where to go next from where this phone is, for a page that shows it. */
import type { Fix } from '../device/world.ts';
import type { Patrol } from '../domain/patrol.ts';
import { type NextPlace, nextPlaces } from './next-places.ts';
import { usePhone } from './phone-context.tsx';
import { latestFix } from './use-fix.ts';

type Running = { readonly id: string; readonly fields: Patrol };

/** The one to go to. `fix`: the page's own where it watches; otherwise the last one that anybody had. */
export const useNext = (patrol: Running, fix?: Fix | null): NextPlace | undefined =>
  useNextPlaces(patrol, fix).find(({ isHere }) => !isHere);

/** All of them, best first. */
export function useNextPlaces(
  patrol: Running,
  fix: Fix | null = latestFix(),
): readonly NextPlace[] {
  const { state, world } = usePhone();
  if (!state.reference) return [];
  return nextPlaces({ world, state, reference: state.reference, patrol, fix });
}
