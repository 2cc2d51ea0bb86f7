/** What a downloaded file is called: as the server names it, so that what is made up says so outside too. */
import type { FiguresFilter } from '../../../domain/figures.ts';
import type { ExportName } from '../../../domain/roles.ts';

export const fileNameOf = (
  name: ExportName,
  { period }: FiguresFilter,
  isDemonstration: boolean,
): string => `${isDemonstration ? 'demonstration-' : ''}${name}-${period.from}-to-${period.to}.csv`;
