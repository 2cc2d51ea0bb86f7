/** What the person who starts the server reads. */
import type { Person } from '../domain/people.ts';
import { roles } from '../domain/roles.ts';
import type { MadeLink } from './accounts/links.ts';

export type LinkFor = MadeLink & { readonly person: Person };

/** A table of one-time links. The only place where a code is ever written out. */
export function linksText(links: readonly LinkFor[], url: string, timeZone: string): string {
  const [first] = links;
  if (!first) return '';
  const until = new Intl.DateTimeFormat('en-GB', {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone,
  }).format(first.endsAt);
  const rows = links.map(({ person, path }) => [roles[person.role].plain, person.name, url + path]);
  return [
    `Sign-in links. Each is for one person and works once, until ${until}:`,
    '',
    ...inColumns(rows).map((row) => `  ${row}`),
    '',
  ].join('\n');
}

function inColumns(rows: readonly (readonly string[])[]): readonly string[] {
  const widthOf = (column: number) => Math.max(...rows.map((row) => row[column]?.length ?? 0));
  const isLast = (row: readonly string[], column: number) => column === row.length - 1;
  return rows.map((row) =>
    row
      .map((cell, column) => (isLast(row, column) ? cell : cell.padEnd(widthOf(column) + 2)))
      .join(''),
  );
}
