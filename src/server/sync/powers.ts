/** The outcomes that are legal powers: some roles see a record only where one was used. */
import type { Reference } from '../../domain/reference.ts';

export const powersIn = ({ outcomes }: Reference): ReadonlySet<string> =>
  new Set(outcomes.filter(({ kind }) => kind === 'power').map(({ id }) => id));
