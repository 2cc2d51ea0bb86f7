import { beforeEach, describe, expect, test } from 'vitest';
import { summarySchema } from '../../src/domain/figures.ts';
import { type Role, roleNames } from '../../src/domain/people.ts';
import { roles } from '../../src/domain/roles.ts';
import { parse } from '../../src/domain/schema.ts';
import { csvFor, summaryFor } from '../../src/server/export/figures.ts';
import {
  type ExportTown,
  exportNames,
  identity,
  newExportTown,
  november,
  personOf,
} from './export-town.ts';

let town: ExportTown;

beforeEach(async () => {
  town = await newExportTown();
});

describe('who gets what', () => {
  test.each(roleNames)('a %s gets the exports of the roles table and no other', async (role) => {
    for (const name of exportNames) {
      const file = await csvFor(town.deps, personOf(role), name, november);
      expect([name, file.ok]).toEqual([name, roles[role].exports.includes(name)]);
    }
  });

  test.each(roleNames)('a %s gets a summary only where the table gives figures', async (role) => {
    expect((await town.summaryOf(role)).ok).toBe(roles[role].figures !== 'none');
  });

  test('no file of any role holds who a young person is, where to reach them, or what was noted of them', async () => {
    for (const role of roleNames) {
      for (const name of roles[role].exports) {
        const { text } = await town.fileOf(role, name);
        for (const secret of Object.values(identity)) expect(text).not.toContain(secret);
      }
    }
  });

  test('a partner’s file has no row of a record, no note, no name and no small number', async () => {
    const { text, rows } = await town.fileOf('partner-reader', 'summary');
    expect(text).not.toContain('CANARY');
    expect(text).not.toContain('Olive');
    expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
    const start = rows.findIndex(([first]) => first === 'section') + 1;
    const counts = rows.slice(start).filter(([, , , measure]) => measure !== 'visits wanted');
    expect(counts.length).toBeGreaterThan(30);
    for (const row of counts) {
      for (const cell of row.slice(4)) expect(cell).toMatch(/^(?:0|hidden|[5-9]|\d{2,})$/);
    }
    expect(rows.some(([first]) => first === 'youth hub referrals')).toBe(true);
    expect(
      rows.filter(([first]) => first === 'youth hub referrals').flatMap((r) => r.slice(4)),
    ).toEqual(Array(8).fill('hidden'));
  });

  test('a reader of hidden numbers may not filter or look at a few days: the difference would tell', async () => {
    const ask = (filter: Parameters<typeof summaryFor>[2]) =>
      summaryFor(town.deps, personOf('partner-reader'), filter);
    expect(await ask({ ...november, class: 'nuisance' })).toMatchObject({
      ok: false,
      fault: { code: 'not-allowed', where: 'filter' },
    });
    expect(await ask({ period: { from: '2026-11-10', to: '2026-11-10' } })).toMatchObject({
      ok: false,
      fault: { where: 'period' },
    });
    expect((await ask({ period: { from: '2026-02-01', to: '2026-02-28' } })).ok).toBe(true);
  });

  test('referrals are counted in full for the coordinator and hidden below five for the inspector', async () => {
    const made = async (role: Role) => {
      const summary = await town.summaryOf(role);
      return summary.ok && summary.value.referrals?.made.now;
    };
    expect(await made('coordinator')).toBe(2);
    expect(await made('inspector')).toBeNull();
  });

  test('the inspector’s other figures are exact, and a summary is what the wire says it is', async () => {
    const summary = await town.summaryOf('inspector');
    if (!summary.ok) throw new Error(summary.fault.code);
    expect(summary.value.incidents.now).toBe(8);
    expect(summary.value.byType.find(({ id }) => id === 'litter')?.incidents.now).toBe(1);
    expect(parse(summarySchema, summary.value).ok).toBe(true);
  });
});
