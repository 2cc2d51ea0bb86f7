/** Which wards of a file are the partnership's: all of them must be there, once, and no stranger. */
import { fail, ok, type Result } from '../../domain/result.ts';
import type { WardFeature } from './ward-features.ts';

export type Chosen = {
  readonly wards: readonly WardFeature[];
  /** Wards of other districts, as a national file has them. */
  readonly skipped: number;
};

/** `ours` are the codes that the partnership has today. */
export function chooseWards(
  features: readonly WardFeature[],
  ours: ReadonlySet<string>,
): Result<Chosen, string> {
  const wards = features.filter(({ code }) => ours.has(code));
  const districts = new Set(wards.flatMap(({ district }) => district ?? []));
  const strangers = features.filter(
    ({ code, district }) => district && districts.has(district) && !ours.has(code),
  );
  const missing = [...ours].filter((code) => !wards.some((ward) => ward.code === code));
  if (wards.length === 0) return fail('None of the partnership’s wards is in this file.');
  const fault =
    faultOfSome('is in the file twice', twiceIn(wards)) ??
    faultOfSome(
      'is a ward of this district that the partnership does not have',
      strangers.map(named),
    ) ??
    faultOfSome('is a ward of the partnership that the file does not have', missing);
  return fault ? fail(fault) : ok({ wards, skipped: features.length - wards.length });
}

/** A new set of wards, as after a review of boundaries: all of one district, whatever their codes. */
export function chooseDistrict(
  features: readonly WardFeature[],
  district: string,
): Result<Chosen, string> {
  const wards = features.filter((ward) => ward.district === district);
  if (wards.length === 0)
    return fail(`No ward in this file says that its district is ${district}.`);
  const fault = faultOfSome('is in the file twice', twiceIn(wards));
  return fault ? fail(fault) : ok({ wards, skipped: features.length - wards.length });
}

const twiceIn = (wards: readonly WardFeature[]): readonly string[] =>
  wards.filter(({ code }, i) => wards.findIndex((ward) => ward.code === code) !== i).map(named);

const named = ({ code, name }: WardFeature): string => (name ? `${code} (${name})` : code);

const shownMax = 10;

function faultOfSome(says: string, which: readonly string[]): string | null {
  if (which.length === 0) return null;
  const shown = which.slice(0, shownMax).join(', ');
  const more = which.length > shownMax ? ` and ${which.length - shownMax} more` : '';
  return which.length === 1 ? `${shown} ${says}.` : `Each of these ${says}: ${shown}${more}.`;
}
