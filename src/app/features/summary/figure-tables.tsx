/** The tables under the narrative: one a split, each with its reading in a line above it. */
import type { FiguresRow, Summary } from '../../../domain/figures.ts';
import { Section } from '../../ui/section.tsx';
import { type Column, Table, type TableRow } from '../../ui/table.tsx';
import { Bar, mostOf } from './bar.tsx';
import { changeOf, figureWords, mostWords } from './figure-words.ts';
import { hasVisits, type SplitName, splits, worthShowing } from './splits.ts';

export function FigureTables({ summary }: { readonly summary: Summary }) {
  return (
    <>
      {splits.map(({ name, title, reading }) => {
        const { rows, left } = worthShowing(summary[name]);
        if (rows.length === 0) return null;
        return (
          <Section key={name} title={title} hint={hintOf(summary, name, reading)}>
            <Table
              caption={`Figures: ${title.toLowerCase()}`}
              isCaptionHidden
              columns={columnsOf(rows)}
              rows={tableRowsOf(rows)}
            />
            {left > 0 && <p class="soft small">{`${left} more with none in either period.`}</p>}
          </Section>
        );
      })}
    </>
  );
}

const hintOf = (summary: Summary, name: SplitName, reading: string): string =>
  [mostWords(summary[name]), reading].filter(Boolean).join(' ');

/** Only columns in which something stands. */
export function columnsOf(rows: readonly FiguresRow[]): readonly Column[] {
  const withVisits = rows.some(hasVisits);
  const withTarget = rows.some(({ visitsTarget }) => visitsTarget !== undefined);
  return [
    { key: 'name', head: 'Name' },
    { key: 'bar', head: 'Incidents' },
    { key: 'now', head: 'Now', isNumber: true },
    { key: 'before', head: 'Before', isNumber: true },
    { key: 'change', head: 'Change', isNumber: true },
    ...(withVisits ? [{ key: 'visits', head: 'Visits', isNumber: true }] : []),
    ...(withTarget ? [{ key: 'target', head: 'Visits wanted', isNumber: true }] : []),
    ...(withVisits ? [{ key: 'hours', head: 'Person-hours', isNumber: true }] : []),
  ];
}

export function tableRowsOf(rows: readonly FiguresRow[]): readonly TableRow[] {
  const most = mostOf(rows.map(({ incidents }) => incidents));
  return rows.map((row) => ({
    key: row.id,
    cells: {
      name: row.name,
      bar: <Bar compared={row.incidents} most={most} />,
      now: figureWords(row.incidents.now),
      before: figureWords(row.incidents.before),
      change: changeOf(row.incidents),
      visits: row.patrolVisits && figureWords(row.patrolVisits.now),
      target: row.visitsTarget !== undefined && figureWords(row.visitsTarget),
      hours: row.personMinutes && hoursWords(row.personMinutes.now),
    },
  }));
}

const hoursWords = (minutes: number | null): string =>
  figureWords(minutes === null ? null : Math.round(minutes / 6) / 10);
