/** CSV after RFC 4180: CRLF, quotes where needed. A byte order mark makes Excel read it as UTF-8. */

export type Cell = string | number | null | undefined;
export type Row = readonly Cell[];

export const byteOrderMark = '\ufeff';

export const csvOf = (rows: readonly Row[]): string =>
  byteOrderMark + rows.map((row) => `${row.map(cellText).join(',')}\r\n`).join('');

/** Numbers stay numbers; nothing is an empty cell. */
const cellText = (cell: Cell): string => {
  if (typeof cell === 'number') return String(cell);
  return cell ? quoted(withoutFormula(cell)) : '';
};

/**
 * Text that a spreadsheet would run as a formula gets an apostrophe before it (OWASP, CSV injection):
 * `=`, `+`, `-`, `@` and their full-width forms, also after blanks, which some spreadsheets skip.
 */
const formula = /^(?:[\t\r\n]|[\s\p{Cf}]*[=+\-@＝＋－＠])/u;

const withoutFormula = (text: string): string => (formula.test(text) ? `'${text}` : text);

const quoted = (text: string): string =>
  /["\r\n,]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
