/** The rows under the row that has this heading, each by its headings. */
export function rowsUnder(text: string, heading: string): Record<string, string>[] {
  const rows = parseCsv(text);
  const top = rows.findIndex((row) => row.includes(heading));
  const headings = rows[top] ?? [];
  return rows
    .slice(top + 1)
    .map((row) => Object.fromEntries(headings.map((name, i) => [name, row[i] ?? ''])));
}

/** Reads a CSV file by RFC 4180, into rows of cells. */
function parseCsv(text: string): string[][] {
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/y;
  const rows: string[][] = [[]];
  cell.lastIndex = text.startsWith('\ufeff') ? 1 : 0;
  while (cell.lastIndex < text.length) {
    const found = cell.exec(text);
    if (!found) throw new Error(`No CSV at ${rows.length}: ${text.slice(0, 80)}`);
    const [, quoted, plain, end] = found;
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end === '\r\n') rows.push([]);
  }
  return rows.filter((row) => row.length > 0);
}
