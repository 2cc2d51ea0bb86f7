/** The hub worker's own referrals: no name, no note, no way to reach the young person. */
import type { Referral } from '../../domain/referral.ts';
import { localTimeOf } from '../../domain/time.ts';
import type { Row } from './csv.ts';
import { demonstrationWord, type Frame, headingOf, joined, namesOf } from './export-words.ts';
import type { ExportedRecord } from './exported-record.ts';

const agreements: Readonly<Record<Referral['agreement'], string>> = {
  agreed: 'agreed',
  declined: 'said no',
};

/** Written out field by field, so that a field added to the referral later does not slip in. */
export function hubReferralRows(
  records: readonly ExportedRecord<Referral>[],
  frame: Frame,
): readonly Row[] {
  const { lists, partnership } = frame.reference;
  const day = (at: number | undefined) =>
    at === undefined ? '' : localTimeOf(at, partnership.timeZone).day;
  const [age, reason, status] = [
    namesOf(lists.referralAges),
    namesOf(lists.referralReasons),
    namesOf(lists.referralStatuses),
  ];
  return [
    [headingOf('youth hub referrals', frame)],
    ['date', 'young person', 'age', 'reasons', 'status', 'status since', 'demonstration'],
    ...records.map(({ fields, isDemonstration }) => [
      day(fields.from),
      fields.agreement && agreements[fields.agreement],
      age(fields.age),
      joined(fields.reasons, reason),
      status(fields.status),
      day(fields.statusAt),
      demonstrationWord(isDemonstration),
    ]),
  ];
}
