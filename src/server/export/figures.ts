/** Who gets which figures: the one door to summaries and exported files at the server. */
import { daysOf } from '../../analysis/period.ts';
import { hideSmall, hideSmallReferrals } from '../../analysis/small-numbers.ts';
import { type FiguresFilter, isNarrowed, type Summary } from '../../domain/figures.ts';
import type { Person, Role } from '../../domain/people.ts';
import { type Fault, fail, fault, ok, type Result } from '../../domain/result.ts';
import { type ExportName, roles } from '../../domain/roles.ts';
import { mustReadReference } from '../database/reference.ts';
import { isDemonstration } from '../database/settings.ts';
import type { Deps } from '../deps.ts';
import { csvOf, type Row } from './csv.ts';
import type { Frame } from './export-words.ts';
import { recordRowsFor } from './record-rows.ts';
import { summaryRows } from './summary-csv.ts';
import { wholeSummary } from './whole-summary.ts';

export type CsvFile = { readonly fileName: string; readonly text: string };

/** How many young people were referred, in full. Nobody else's figures show less than the small number. */
const seesReferralCounts: ReadonlySet<Role> = new Set(['coordinator']);

/**
 * The shortest period given with small numbers hidden. The difference between two nearly equal periods,
 * or between a total and its filtered part, would be a hidden number: so a filter is refused as well.
 */
const hiddenDaysMin = 28;

export async function summaryFor(
  { database, world }: Deps,
  person: Person,
  filter: FiguresFilter,
): Promise<Result<Summary>> {
  const refusal = refusalOf(person, filter);
  if (refusal) return fail(refusal);
  const frame = await frameOf({ database, world }, filter);
  return ok(asSeenBy(person, await wholeSummary(database, filter, frame), frame));
}

export async function csvFor(
  deps: Deps,
  person: Person,
  name: ExportName,
  filter: FiguresFilter,
): Promise<Result<CsvFile>> {
  if (!roles[person.role].exports.includes(name)) return fail(fault('not-allowed', name));
  const frame = await frameOf(deps, filter);
  const rows: Result<readonly Row[]> =
    name === 'summary'
      ? await summaryRowsFor(deps, person, filter)
      : ok(await recordRowsFor(deps.database, person, { name, filter, frame }));
  return rows.ok ? ok({ fileName: fileNameOf(name, frame), text: csvOf(rows.value) }) : rows;
}

function refusalOf({ role }: Person, filter: FiguresFilter): Fault | null {
  const { figures } = roles[role];
  if (figures === 'none') return fault('not-allowed', 'figures');
  if (figures === 'exact') return null;
  if (isNarrowed(filter)) return fault('not-allowed', 'filter');
  if (daysOf(filter.period) < hiddenDaysMin) return fault('not-allowed', 'period');
  return null;
}

function asSeenBy({ role }: Person, summary: Summary, { reference }: Frame): Summary {
  const { smallNumber } = reference.partnership.policy;
  if (roles[role].figures !== 'exact') return hideSmall(summary, smallNumber);
  return seesReferralCounts.has(role) ? summary : hideSmallReferrals(summary, smallNumber);
}

async function summaryRowsFor(
  deps: Deps,
  person: Person,
  filter: FiguresFilter,
): Promise<Result<readonly Row[]>> {
  const summary = await summaryFor(deps, person, filter);
  if (!summary.ok) return summary;
  const { content } = await mustReadReference(deps.database);
  return ok(summaryRows(summary.value, content));
}

async function frameOf({ database, world }: Deps, { period }: FiguresFilter): Promise<Frame> {
  const { content } = await mustReadReference(database);
  return {
    reference: content,
    period,
    now: world.now(),
    isDemonstration: await isDemonstration(database),
  };
}

const fileNameOf = (name: ExportName, { period, isDemonstration }: Frame): string =>
  `${isDemonstration ? 'demonstration-' : ''}${name}-${period.from}-to-${period.to}.csv`;
