/** Puts a file where the browser keeps downloads. */
import type { FiguresFilter } from '../../../domain/figures.ts';
import type { ExportName } from '../../../domain/roles.ts';

export function saveFile(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has read it by then; at once would be too soon for some.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** As the server names it: what is made up says so outside the file too. */
export const fileNameOf = (
  name: ExportName,
  { period }: FiguresFilter,
  isDemonstration: boolean,
): string => `${isDemonstration ? 'demonstration-' : ''}${name}-${period.from}-to-${period.to}.csv`;
