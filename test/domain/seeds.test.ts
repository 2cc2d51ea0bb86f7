import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { personSchema, roleNames } from '../../src/domain/people.ts';
import { referenceSchema } from '../../src/domain/reference.ts';
import { referralStatuses } from '../../src/domain/referral.ts';
import { list, parse } from '../../src/domain/schema.ts';
import {
  people,
  readSeed,
  reference,
  seedFileOf,
  seedKeys,
  seedsFolder,
} from '../support/seed-files.ts';

const { partnership, organisations, wards, zones, hotspots, premises, hubs, plans } = reference;

const idsOf = (entries: readonly { readonly id: string }[]): ReadonlySet<string> =>
  new Set(entries.map(({ id }) => id));

/** One line for each reference that points at nothing: file, entry, field and what it says. */
function dangling(
  where: string,
  known: ReadonlySet<string>,
  named: readonly (string | undefined)[],
): readonly string[] {
  return named
    .filter((id) => id !== undefined && !known.has(id))
    .map((id) => `${where}: ${id} is not known`);
}

describe('The seed files', () => {
  it.each(seedKeys)('%s reads as the schema says', (key) => {
    const schema = referenceSchema.entries[key];
    expect(parse(schema, readSeed(seedFileOf(key)))).toMatchObject({ ok: true });
  });

  it('people reads as the schema says', () => {
    expect(parse(list(personSchema), readSeed('people.json'))).toMatchObject({ ok: true });
  });

  it('are exactly the files that are loaded', () => {
    expect(readdirSync(seedsFolder).sort()).toEqual(
      [...seedKeys.map(seedFileOf), 'people.json'].sort(),
    );
  });

  it('use an id once in a list', () => {
    const lists: Record<string, readonly { readonly id: string }[]> = {
      ...Object.fromEntries(
        seedKeys
          .filter((key) => !['partnership', 'lists', 'terms'].includes(key))
          .map((key) => [key, reference[key]]),
      ),
      ...reference.lists,
      people,
      contacts: partnership.contacts,
      priorities: plans.flatMap((plan) => plan.priorities),
      terms: reference.terms.map(({ acronym }) => ({ id: acronym })),
    };
    const twice = Object.entries(lists).flatMap(([name, entries]) =>
      entries
        .filter(({ id }, i) => entries.findIndex((other) => other.id === id) !== i)
        .map(({ id }) => `${name}: ${id}`),
    );
    expect(twice).toEqual([]);
  });

  it('end no entry before it begins', () => {
    const { themes, incidentTypes, outcomes, lists } = reference;
    const dated = [wards, zones, hotspots, premises, hubs, plans, organisations, themes];
    const backwards = [...dated, incidentTypes, outcomes, ...Object.values(lists)]
      .flat()
      .filter(({ validFrom, validTo }) => validTo !== undefined && validTo < validFrom);
    expect(backwards).toEqual([]);
  });

  it('point only at entries that exist', () => {
    const known = {
      organisations: idsOf(organisations),
      wards: idsOf(wards),
      zones: idsOf(zones),
      hubs: idsOf(hubs),
      classes: idsOf(reference.lists.incidentClasses),
    };
    expect([
      ...organisations.flatMap((o) =>
        dangling(`organisations ${o.id} successor`, known.organisations, [o.successor]),
      ),
      ...zones.flatMap((z) => dangling(`zones ${z.id} wards`, known.wards, z.wards)),
      ...premises.flatMap((p) =>
        dangling(`premises ${p.id} organisation`, known.organisations, [p.organisation]),
      ),
      ...hubs.flatMap((h) => dangling(`hubs ${h.id} owner`, known.organisations, [h.owner])),
      ...hubs.flatMap((h) => dangling(`hubs ${h.id} wards`, known.wards, h.wards)),
      ...reference.incidentTypes.flatMap((t) =>
        dangling(`incident-types ${t.id} class`, known.classes, [t.class]),
      ),
      ...people.flatMap((p) =>
        dangling(`people ${p.id} organisation`, known.organisations, [p.organisation]),
      ),
      ...people.flatMap((p) => dangling(`people ${p.id} zones`, known.zones, p.zones)),
      ...people.flatMap((p) => dangling(`people ${p.id} hub`, known.hubs, [p.hub])),
    ]).toEqual([]);
  });

  it('say which entries are made up or approximate', () => {
    expect(wards.every((ward) => ward.isApproximate && /approximate/.test(ward.source))).toBe(true);
    expect(premises.every(({ name }) => /example/i.test(name))).toBe(true);
  });
});

describe('Plans, lists and people', () => {
  it('hold one plan a day since April 2013, and the recorded statuses of 2022–25', () => {
    const inOrder = plans.toSorted((a, b) => a.validFrom.localeCompare(b.validFrom));
    for (const [i, plan] of inOrder.slice(1).entries()) {
      expect((inOrder[i]?.validTo ?? '9999') < plan.validFrom, plan.id).toBe(true);
    }
    const statuses = plans.find(({ id }) => id === '2022-25')?.priorities.map((p) => p.status);
    expect(statuses).toEqual(['on-track', 'on-track', 'exceeding', 'on-track']);
    const next = plans.find(({ id }) => id === '2025-28')?.priorities ?? [];
    expect(next.map((p) => p.status)).toEqual(next.map(() => 'to-be-set'));
    expect(next.length).toBeGreaterThan(0);
  });

  it('have a plain label for every step a referral can take', () => {
    const ids = reference.lists.referralStatuses.map(({ id }) => id);
    expect(ids.toSorted()).toEqual([...referralStatuses].sort());
  });

  it('sort work by the four themes and incidents by three classes and thirteen types', () => {
    expect(reference.themes.map(({ name }) => name)).toEqual([
      'Prevention',
      'Education',
      'Intervention',
      'Enforcement',
    ]);
    expect(reference.lists.incidentClasses).toHaveLength(3);
    expect(reference.incidentTypes).toHaveLength(13);
    const tiles = reference.incidentTypes.flatMap(({ tile }) => tile ?? []);
    expect(tiles.toSorted((a, b) => a - b)).toEqual(tiles.map((_, i) => i + 1));
  });

  it('tell when each legal power was last checked', () => {
    const undated = reference.outcomes.filter(({ kind, asAt }) => kind === 'power' && !asAt);
    expect(undated).toEqual([]);
    expect(reference.outcomes.filter(({ limits, asAt }) => limits && !asAt)).toEqual([]);
  });

  it('cover every age once among the people of an incident and of a referral', () => {
    for (const bands of [reference.lists.peopleAges, reference.lists.referralAges]) {
      const inOrder = bands.toSorted((a, b) => a.from - b.from);
      expect(inOrder[0]?.from).toBe(0);
      for (const [i, band] of inOrder.slice(1).entries()) {
        expect(band.from, band.id).toBe((inOrder[i]?.to ?? 0) + 1);
      }
    }
  });

  it('have someone in every role, and a hub for the hub worker', () => {
    expect(new Set(people.map(({ role }) => role))).toEqual(new Set(roleNames));
    const hubWorkers = people.filter(({ role }) => role === 'hub-worker');
    expect(hubWorkers.every(({ hub }) => hub !== undefined)).toBe(true);
  });
});
