/** Who may open a page that stands in no bar: told to the routes, and to the pages that lead there. */
import type { Role } from '../domain/people.ts';
import { roles } from '../domain/roles.ts';

export const logsPatrols = (role: Role): boolean => roles[role].logs.includes('patrol');
export const seesIncidents = (role: Role): boolean => roles[role].sees.incident !== 'none';
export const seesDispersals = (role: Role): boolean => roles[role].sees.dispersal !== 'none';
