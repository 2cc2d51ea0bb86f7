/** Made-up youth hub referrals at school end, walked along the states that a hub may give them. */

import { takesAge } from '../../domain/hub-ages.ts';
import { hotspotCentreOf, whereaboutsOf } from '../../domain/places.ts';
import type { Hub } from '../../domain/reference.ts';
import { nextStatuses, type Referral, type ReferralStatus } from '../../domain/referral.ts';
import { hourMs, type Instant, minuteMs } from '../../domain/time.ts';
import type { NewRecord } from '../database/records.ts';
import { between, isLucky, peaked, pick, pickOne, type Weighted, wholeBetween } from './chance.ts';
import { atHour } from './days.ts';
import { pickHotspot, steepness } from './demo-places.ts';
import { type DemoWorld, officerOf, pickEntry, priorityOn, recordOf } from './demo-world.ts';
import { isSchoolDay } from './school-terms.ts';

const schoolEnd = { from: 14.6, to: 18, peak: 15.6 };

/** How often a hub takes each step where the state machine leaves it a choice. */
const stepWeights: Readonly<Record<ReferralStatus, number>> = {
  submitted: 0,
  received: 90,
  contacted: 40,
  attended: 45,
  engaged: 45,
  completed: 30,
  declined: 4,
  'not-reached': 7,
  'not-suitable': 2,
  'outside-ages-or-area': 1,
  'hub-full': 2,
  withdrawn: 2,
};

export function newReferrals(world: DemoWorld, count: number): readonly NewRecord[] {
  const today = world.days.at(-1)?.day ?? '';
  const hub = world.reference.hubs.find(
    ({ validFrom, validTo }) => validFrom <= today && (!validTo || today <= validTo),
  );
  if (!hub) return [];
  return Array.from({ length: count }, () => newReferral(world, hub)).filter(
    (record) => record !== null,
  );
}

/** `null` where the time drawn has not come yet. */
function newReferral(world: DemoWorld, hub: Hub): NewRecord | null {
  const { chance, reference } = world;
  const day = pickOne(
    chance,
    world.days.filter(({ day, weekday }) => isSchoolDay(day, weekday) || weekday === 6),
  );
  if (!day) return null;
  const from = atHour(day, peaked(chance, schoolEnd.from, schoolEnd.to, schoolEnd.peak));
  const hotspot = pickHotspot(chance, reference.hotspots, day, {
    hours: schoolEnd,
    falls: steepness.trouble,
  });
  const zones = hotspot ? whereaboutsOf(hotspotCentreOf(hotspot), reference, day.day).zones : [];
  const author = officerOf(world, zones);
  if (!author || from > world.now) return null;
  const agreement = isLucky(chance, 0.88) ? 'agreed' : 'declined';
  const walk: Walk =
    agreement === 'agreed' ? walkOf(world, from) : { status: 'declined', statusAt: from, steps: 0 };
  const priority = priorityOn(world, day.day, /young|child/i);
  const fields: Referral = {
    hub: hub.id,
    from,
    ...youngPersonOf(world, hub, agreement),
    ...themeOf(world),
    ...(priority && { priority }),
    zones: [...zones],
    status: walk.status,
    statusAt: walk.statusAt,
  };
  return recordOf(world, {
    kind: 'referral',
    author,
    fields,
    createdAt: from,
    changedAt: walk.statusAt,
    receivedAt: Math.round(from + between(chance, 0.1, 40) * minuteMs),
    version: 1 + walk.steps,
    ever: { hubs: [hub.id] },
  });
}

type Walk = { readonly status: ReferralStatus; readonly statusAt: Instant; readonly steps: number };

/** Hours to days between steps, as far as time has run. */
function walkOf({ chance, now }: DemoWorld, from: Instant): Walk {
  let walk: Walk = { status: 'submitted', statusAt: from, steps: 0 };
  for (;;) {
    // Most who were not reached are not tried for ever.
    if (walk.status === 'not-reached' && isLucky(chance, 0.7)) return walk;
    const next = pick(
      chance,
      nextStatuses[walk.status].map((status) => [status, stepWeights[status]] as const),
    );
    const waitHours =
      walk.status === 'submitted' ? between(chance, 0.5, 26) : between(chance, 20, 260);
    const statusAt = walk.statusAt + Math.round(waitHours * hourMs);
    if (!next || statusAt > now) return walk;
    walk = { status: next, statusAt, steps: walk.steps + 1 };
  }
}

const reasons: Weighted<string> = [
  ['wants-activities', 26],
  ['out-late', 18],
  ['school-end-trouble', 30],
  ['new-to-area', 6],
  ['not-in-school', 8],
  ['peer-pressure', 12],
  ['caution-given', 4],
  ['online-trouble', 4],
];

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** A young person who said no leaves no name. Names are made up to look made up. */
function youngPersonOf(world: DemoWorld, hub: Hub, agreement: Referral['agreement']) {
  const { chance, reference } = world;
  const { lists, partnership } = reference;
  const ages = lists.referralAges.filter((band) => takesAge(hub, band));
  const age = pickOne(chance, ages)?.id;
  const drawn = Array.from(
    { length: wholeBetween(chance, 1, Math.min(2, partnership.policy.referralReasonsMax)) },
    () => pickEntry(world, lists.referralReasons, reasons),
  );
  const common = {
    agreement,
    ...(age && { age }),
    reasons: [...new Set(drawn)].filter((reason) => reason !== undefined),
    screenedClear: lists.screeningQuestions.map(({ id }) => id),
  };
  if (agreement === 'declined') return common;
  const need = pickOne(chance, lists.referralNeeds)?.id;
  const parentTold = pickEntry(world, lists.parentTold, [
    ['yes', 60],
    ['no-not-possible', 30],
    ['no-young-person-asked', 10],
  ]);
  const contactRoute = lists.contactRoutes[0]?.id;
  return {
    ...common,
    name: `Demo ${letters[wholeBetween(chance, 0, letters.length - 1)]}.`,
    ...(need && { needs: [need] }),
    ...(parentTold && { parentTold }),
    ...(contactRoute && { contactRoute }),
  };
}

function themeOf(world: DemoWorld): Pick<Referral, 'theme'> {
  const theme = pickEntry(world, world.reference.themes, [
    ['intervention', 80],
    ['prevention', 20],
  ]);
  return theme ? { theme } : {};
}
