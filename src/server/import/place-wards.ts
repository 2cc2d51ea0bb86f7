/** New outlines among the old ones: lines move on a day, and what was before that day keeps its lines. */
import type { Outline } from '../../domain/ground.ts';
import type { Ward } from '../../domain/reference.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { dayAfter } from '../../domain/time.ts';

export type NewOutline = {
  readonly code: string;
  readonly name?: string;
  readonly outline: Outline;
};

type How = {
  /** Day from which the new outlines hold; absent, the newest ones are drawn anew. */
  readonly from?: string | undefined;
  readonly source: string;
  /** Wards that the file does not have end the day before. */
  readonly endsOthers: boolean;
};

/** All wards with the new outlines in their place, or why they cannot be placed. */
export function placeWards(
  wards: readonly Ward[],
  outlines: readonly NewOutline[],
  how: How,
): Result<readonly Ward[], string> {
  const newest = newestOf(wards);
  const late = outlines.find(
    ({ code }) => how.from && (newest.get(code)?.validFrom ?? '') > how.from,
  );
  if (late) {
    return fail(
      `${late.code} has lines from ${newest.get(late.code)?.validFrom}, which is later than ${how.from}.`,
    );
  }
  const first = outlines.find(({ code }) => !how.from && !newest.has(code));
  if (first) return fail(`${first.code} is new: say from which day with --from.`);
  const drawn = outlines.map((outline) => wardOf(outline, newest.get(outline.code), how));
  const codes = new Set(outlines.map(({ code }) => code));
  const kept = wards
    .filter(
      (ward) => !drawn.some(({ id, validFrom }) => id === ward.id && validFrom === ward.validFrom),
    )
    .map((ward) => (isEnded(ward, codes, how) ? ended(ward, how.from) : ward));
  return ok([...kept, ...drawn].sort(byCodeThenDay));
}

function wardOf({ code, name, outline }: NewOutline, old: Ward | undefined, how: How): Ward {
  const validFrom = how.from ?? old?.validFrom ?? '';
  return {
    id: code,
    name: name ?? old?.name ?? code,
    validFrom,
    // Drawn anew, a ward that ends on a known day still does.
    ...(old?.validTo !== undefined && old.validFrom === validFrom && { validTo: old.validTo }),
    isApproximate: false,
    source: how.source,
    outline: outline.map((polygon) => polygon.map((ring) => ring.map(([lon, lat]) => [lon, lat]))),
  };
}

const isEnded = (ward: Ward, codes: ReadonlySet<string>, { from, endsOthers }: How): boolean =>
  from !== undefined &&
  ward.validFrom < from &&
  (ward.validTo === undefined || ward.validTo >= from) &&
  (codes.has(ward.id) || endsOthers);

const ended = (ward: Ward, from: string | undefined): Ward =>
  from === undefined ? ward : { ...ward, validTo: dayAfter(from, -1) };

function newestOf(wards: readonly Ward[]): ReadonlyMap<string, Ward> {
  const newest = new Map<string, Ward>();
  for (const ward of wards) {
    if (ward.validFrom >= (newest.get(ward.id)?.validFrom ?? '')) newest.set(ward.id, ward);
  }
  return newest;
}

const byCodeThenDay = (a: Ward, b: Ward): number =>
  a.id === b.id ? compared(a.validFrom, b.validFrom) : compared(a.id, b.id);
const compared = (a: string, b: string): number => (a < b ? -1 : 1);
