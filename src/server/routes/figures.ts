/** The summary and the files that are worked out from everything the partnership has. */
import { type Context, Hono } from 'hono';
import { type FiguresFilter, figuresFilterSchema } from '../../domain/figures.ts';
import type { Result } from '../../domain/result.ts';
import type { ExportName } from '../../domain/roles.ts';
import { parse } from '../../domain/schema.ts';
import { csvFor, summaryFor } from '../export/figures.ts';
import type { AppDeps, Env } from './env.ts';
import { limitBySession } from './rate-limit.ts';
import { refuse } from './refuse.ts';
import { signedInOnly } from './signed-in.ts';

export function figuresRoutes(deps: AppDeps): Hono<Env> {
  const before = [signedInOnly(deps), limitBySession(deps, 'figures')] as const;
  return new Hono<Env>()
    .get('/summary', ...before, (c) => handleSummary(c, deps))
    .get('/export/:file{[a-z-]+\\.csv}', ...before, (c) => handleCsv(c, deps, c.req.param('file')));
}

async function handleSummary(c: Context<Env>, deps: AppDeps): Promise<Response> {
  const filter = filterIn(c);
  if (!filter.ok) return refuse(c, filter.fault);
  const summary = await summaryFor(deps, c.get('who').person, filter.value);
  return summary.ok ? c.json(summary.value) : refuse(c, summary.fault);
}

async function handleCsv(c: Context<Env>, deps: AppDeps, file: string): Promise<Response> {
  const filter = filterIn(c);
  if (!filter.ok) return refuse(c, filter.fault);
  // A name that is no export is on no role's list: `csvFor` refuses it like one that is not theirs.
  const name = file.replace(/\.csv$/, '') as ExportName;
  const csv = await csvFor(deps, c.get('who').person, name, filter.value);
  if (!csv.ok) return refuse(c, csv.fault);
  c.header('content-type', 'text/csv; charset=utf-8');
  c.header('content-disposition', `attachment; filename="${csv.value.fileName}"`);
  return c.body(csv.value.text);
}

/** `?from=2026-07-01&to=2026-09-30&zone=…`: flat in the address, a period inside. */
function filterIn(c: Context): Result<FiguresFilter> {
  const { from, to, ...rest } = c.req.query();
  return parse(figuresFilterSchema, { period: { from, to }, ...rest });
}
