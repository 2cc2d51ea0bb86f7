/** What is missing or can't be in an authorisation, at the field that has to change. */
import type { Dispersal } from '../../../domain/dispersal.ts';
import { faultInDispersal } from '../../../domain/dispersal-rules.ts';
import type { Reference } from '../../../domain/reference.ts';
import type { FaultCode } from '../../../domain/result.ts';

/** Its times are there from the start; the rest is asked for. */
export type DispersalDraft = Partial<Dispersal> & Pick<Dispersal, 'from' | 'to'>;

export type DispersalError = {
  readonly fieldId: 'area' | 'to' | 'rank' | 'grounds' | 'note';
  readonly words: string;
};

export function errorsIn(
  fields: DispersalDraft,
  reference: Pick<Reference, 'partnership'>,
): readonly DispersalError[] {
  const { policy } = reference.partnership;
  const time = faultInDispersal(fields, reference);
  const isLong = (fields.note?.length ?? 0) > policy.noteCharactersMax;
  return [
    ...(fields.area ? [] : [error('area', 'Choose where it holds.')]),
    ...(time ? [error('to', timeWords(time.code, policy.dispersal.hoursMax))] : []),
    ...(fields.rank ? [] : [error('rank', 'Choose the rank of whoever authorised it.')]),
    ...(fields.grounds ? [] : [error('grounds', 'Choose the grounds.')]),
    ...(isLong ? [error('note', `Make it ${policy.noteCharactersMax} characters or fewer.`)] : []),
  ];
}

export const errorAt = (
  errors: readonly DispersalError[],
  fieldId: DispersalError['fieldId'],
): string | undefined => errors.find((one) => one.fieldId === fieldId)?.words;

const error = (fieldId: DispersalError['fieldId'], words: string): DispersalError => ({
  fieldId,
  words,
});

const timeWords = (code: FaultCode, hoursMax: number): string =>
  code === 'too-large'
    ? `It may last ${hoursMax} hours at most. Choose an earlier end.`
    : 'It can’t end before it begins. Choose a later end.';
