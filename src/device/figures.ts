/** Figures from the partnership's server: complete, and as this person's role may see them. */
import { type FiguresFilter, type Summary, summarySchema } from '../domain/figures.ts';
import type { Result } from '../domain/result.ts';
import type { ExportName } from '../domain/roles.ts';
import { callServer, fetchFile } from './server-calls.ts';
import type { World } from './world.ts';

export const fetchSummary = (world: World, filter: FiguresFilter): Promise<Result<Summary>> =>
  callServer(world, { method: 'GET', path: `/api/summary?${queryOf(filter)}` }, summarySchema);

/** A file for a spreadsheet. */
export const fetchCsv = (
  world: World,
  name: ExportName,
  filter: FiguresFilter,
): Promise<Result<Blob>> =>
  fetchFile(world, `/api/export/${name}.csv?${queryOf(filter)}`, 'text/csv');

/** `from=2026-07-01&to=2026-09-30&zone=…` */
const queryOf = ({ period, ...narrowing }: FiguresFilter): string =>
  new URLSearchParams({ ...period, ...narrowing }).toString();
