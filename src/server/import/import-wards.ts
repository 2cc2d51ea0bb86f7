/** Replaces approximate ward outlines by official ones: all of them in one transaction, or nothing. */
import type { Outline } from '../../domain/ground.ts';
import type { Reference, Ward } from '../../domain/reference.ts';
import { wardSchema } from '../../domain/reference.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { list, parse } from '../../domain/schema.ts';
import { type Database, inTransaction } from '../database/database.ts';
import { readReference, writeReference } from '../database/reference.ts';
import { areaOf } from './parse-outline.ts';
import { placeWards } from './place-wards.ts';
import { readWards, type WardsRead } from './read-wards.ts';

export type WardsAsk = {
  readonly text: string;
  readonly from?: string | undefined;
  /** Take all wards of this district as a new set. */
  readonly district?: string | undefined;
};

/** What the licence of the Office for National Statistics asks to be shown. */
const credit =
  'Source: Office for National Statistics, Open Government Licence v3.0. Contains OS data © Crown copyright and database right';

const noPartnership = 'There is no partnership in this data yet. Run npm start once.';

/** Lines that say what changed, or the reason why nothing did. */
export async function importWards(
  database: Database,
  ask: WardsAsk,
): Promise<Result<readonly string[], string>> {
  const reference = (await readReference(database))?.content;
  if (!reference) return fail(noPartnership);
  // A national file takes a while to read: phones must not wait for the database meanwhile.
  const read = readWards(ask.text, reference, ask.district);
  if (!read.ok) return read;
  return inTransaction(database, (within) => storeWards(within, ask, read.value));
}

async function storeWards(
  database: Database,
  { from, district }: WardsAsk,
  read: WardsRead,
): Promise<Result<readonly string[], string>> {
  const reference = (await readReference(database))?.content;
  if (!reference) return fail(noPartnership);
  const wards = placeWards(reference.wards, read.outlines, {
    from,
    source: `${credit}.`,
    endsOthers: district !== undefined,
  });
  if (!wards.ok) return wards;
  const checked = parse(list(wardSchema), wards.value);
  if (!checked.ok) return fail(`A ward would not be a ward: ${checked.fault.where ?? ''}.`);
  await writeReference(database, 'wards', checked.value);
  await writeReference(database, 'partnership', [withCredit(reference)]);
  return ok(changesOf(reference, wards.value, read));
}

const withCredit = ({ partnership }: Reference): Reference['partnership'] => ({
  ...partnership,
  mapCredit: `Ward outlines: ${credit}. Zones and hotspots are the partnership’s own and approximate.`,
});

function changesOf(
  { wards: before, zones }: Reference,
  after: readonly Ward[],
  { outlines, skipped }: WardsRead,
): readonly string[] {
  const codes = new Set(outlines.map(({ code }) => code));
  const drawn = after.filter((ward) => codes.has(ward.id) && ward.validTo === undefined);
  const ended = after.filter(
    (ward) => ward.validTo && !before.some((b) => b.id === ward.id && b.validTo === ward.validTo),
  );
  return [
    ...drawn.map((ward) =>
      drawnLine(
        ward,
        before.findLast(({ id }) => id === ward.id),
      ),
    ),
    ...ended.map(({ id, name, validTo }) => `${id} ${name}: its older lines end on ${validTo}`),
    ...zonesToMend(zones, after),
    ...skippedLine(skipped),
    `${outlines.length} wards have new outlines. Phones get them at their next sync.`,
  ];
}

const skippedLine = (skipped: number): readonly string[] => {
  if (skipped === 0) return [];
  return skipped === 1
    ? ['1 ward of another district was passed over.']
    : [`${skipped} wards of other districts were passed over.`];
};

const drawnLine = ({ id, name, validFrom, outline }: Ward, old: Ward | undefined): string => {
  const was = old ? `${squareKilometres(old.outline)} → ` : '';
  return `${id} ${name}, from ${validFrom}: ${was}${squareKilometres(outline)} km²`;
};

/** Zones made of wards that have ended: nothing would fall into them any more. */
const zonesToMend = (zones: Reference['zones'], wards: readonly Ward[]): readonly string[] =>
  zones
    .filter((zone) => zone.validTo === undefined)
    .flatMap((zone) => {
      const lost = zone.wards.filter((id) => !wards.some((w) => w.id === id && !w.validTo));
      return lost.length > 0
        ? [`Zone ${zone.name} still names ${lost.join(', ')}: redraw it.`]
        : [];
    });

const kilometresPerDegree = 111.195;

/** Good to the first decimal across a county. */
function squareKilometres(outline: Outline): string {
  const squareDegrees = outline
    .flatMap(([outer = [], ...holes]) => [
      Math.abs(areaOf(outer)),
      ...holes.map((hole) => -Math.abs(areaOf(hole))),
    ])
    .reduce((sum, area) => sum + area, 0);
  const latitude = outline[0]?.[0]?.[0]?.[1] ?? 0;
  const shrink = Math.cos((latitude * Math.PI) / 180);
  return (squareDegrees * kilometresPerDegree ** 2 * shrink).toFixed(1);
}
