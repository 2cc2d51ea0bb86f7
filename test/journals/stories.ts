/** What phones do that journals are recorded of: made up, and the same in every recording. */
import type { Dispersal } from '../../src/domain/dispersal.ts';
import type { Incident } from '../../src/domain/incident.ts';
import type { Patrol } from '../../src/domain/patrol.ts';
import type { Referral } from '../../src/domain/referral.ts';
import type { TestPhone } from '../support/phone.ts';
import type { Weather } from '../support/world.ts';

export type Stage = {
  /** Another phone each time. */
  readonly turnOn: (person: string) => Promise<TestPhone>;
  readonly now: () => number;
  readonly pass: (ms: number) => Promise<void>;
  readonly newId: () => string;
  readonly weather: (phone: TestPhone, is: Weather) => void;
  readonly renewEpoch: () => Promise<void>;
};

/** Line ends, quotes, other scripts, an emoji of several parts, and what JSON and JavaScript quarrel about. */
const odd = "a\n“b” 'c' \\n </script> ü ß Ω Ж 漢 ‏עברית‏ 👩🏽‍🚒 e\u0301 \u2028 __proto__ {{d}} %s";
const longest = `${odd} ${'ü'.repeat(500)}`.slice(0, 500);

const incidentAt = (at: number): Incident => ({
  type: 'street-drinking',
  class: 'nuisance',
  from: at,
  to: at,
  place: { lon: 0.5197, lat: 51.2765, accuracyMetres: 8, source: 'fix' },
  zones: [],
});

const patrolAt = (at: number): Patrol => ({
  from: at,
  mode: 'foot',
  crew: [{ role: 'constable', count: 2 }],
  zones: ['town-centre'],
  pauses: [],
  visits: [],
  engagements: [],
  actions: [],
});

const referralAt = (at: number): Referral => ({
  hub: 'youth-hub-326',
  agreement: 'agreed',
  from: at,
  name: 'Jo',
  reasons: [],
  screenedClear: [],
  zones: ['town-centre'],
  status: 'submitted',
  statusAt: at,
});

const dispersalAt = (at: number): Dispersal => ({
  area: { hotspot: 'brenchley-gardens' },
  from: at,
  to: at + 4 * 3_600_000,
  rank: 'inspector',
  grounds: 'crime-or-disorder',
  zones: [],
});

export const stories: Readonly<Record<string, (stage: Stage) => Promise<void>>> = {
  'first-shift': async (stage) => {
    const phone = await stage.turnOn('olive-officer');
    const incident = must(await phone.log('incident', incidentAt(stage.now())));
    const patrol = must(await phone.log('patrol', patrolAt(stage.now())));
    must(await phone.log('referral', referralAt(stage.now())));
    const mistake = must(await phone.log('incident', incidentAt(stage.now())));
    await settle(stage, phone);
    must(await phone.change(incident, { note: odd }));
    must(await phone.change(patrol, { to: stage.now(), note: longest }));
    must(await phone.remove(mistake));
    await settle(stage, phone);
    must(await phone.change(patrol, { note: null }));
    await settle(stage, phone);
  },
  'longest-patrol': async (stage) => {
    const phone = await stage.turnOn('olive-officer');
    const hotspot = phone.state().reference?.hotspots[0]?.id ?? '';
    const visits = Array.from({ length: 200 }, (_, i) => {
      const arrived = stage.now() - (200 - i) * 60_000;
      return {
        id: stage.newId(),
        hotspot,
        arrived,
        left: arrived + 30_000,
        source: 'hand',
      } as const;
    });
    const from = stage.now() - 200 * 60_000;
    must(await phone.log('patrol', { ...patrolAt(from), to: stage.now(), visits, note: longest }));
    await settle(stage, phone);
  },
  'two-phones': async (stage) => {
    const one = await stage.turnOn('olive-officer');
    const other = await stage.turnOn('olive-officer');
    const shared = must(await one.log('patrol', patrolAt(stage.now())));
    const gone = must(await one.log('patrol', patrolAt(stage.now())));
    const referral = must(await one.log('referral', referralAt(stage.now())));
    for (const phone of [one, other]) await settle(stage, phone);
    stage.weather(other, 'offline');
    must(await other.change(shared, { note: 'of the other', mode: 'vehicle' }));
    must(await other.change(gone, { note: 'too late' }));
    const [younger, older] = one.state().reference?.lists.referralAges ?? [];
    must(await other.change(referral, { age: younger?.id ?? '' }));
    must(await one.change(shared, { note: 'of the one' }));
    must(await one.remove(gone));
    must(await one.change(referral, { age: older?.id ?? '' }));
    must(await one.log('patrol', { ...patrolAt(stage.now()), theme: 'on-no-list' }));
    await settle(stage, one);
    stage.weather(other, 'clear');
    await settle(stage, other);
    await settle(stage, one);
  },
  'lost-replies': async (stage) => {
    const phone = await stage.turnOn('olive-officer');
    for (const weather of ['reply-lost', 'twice'] as const) {
      stage.weather(phone, weather);
      const patrol = must(await phone.log('patrol', patrolAt(stage.now())));
      await stage.pass(15_000);
      must(await phone.change(patrol, { note: weather }));
      await stage.pass(15_000);
      stage.weather(phone, 'clear');
      await settle(stage, phone);
    }
  },
  'another-life': async (stage) => {
    const phone = await stage.turnOn('olive-officer');
    const patrol = must(await phone.log('patrol', patrolAt(stage.now())));
    must(await phone.log('incident', incidentAt(stage.now())));
    await settle(stage, phone);
    await stage.renewEpoch();
    must(await phone.change(patrol, { note: 'in the second life' }));
    await settle(stage, phone);
    must(await phone.log('incident', incidentAt(stage.now())));
    await settle(stage, phone);
  },
  'long-offline': async (stage) => {
    const phone = await stage.turnOn('olive-officer');
    stage.weather(phone, 'offline');
    for (let i = 0; i < 120; i++) {
      must(await phone.log('incident', { ...incidentAt(stage.now()), note: `number ${i}` }));
    }
    stage.weather(phone, 'clear');
    await settle(stage, phone);
  },
  'a-night-on-patrol': async (stage) => {
    const officer = await stage.turnOn('olive-officer');
    const other = await stage.turnOn('otto-officer');
    const desk = await stage.turnOn('iris-inspector');
    const dispersal = must(await desk.log('dispersal', dispersalAt(stage.now())));
    const seen = must(await other.log('incident', incidentAt(stage.now())));
    for (const phone of [desk, other, officer]) await settle(stage, phone);
    const photo = {
      hash: 'a'.repeat(64),
      bytes: 200_000,
      width: 1600,
      height: 1200,
      at: stage.now(),
    };
    const incident = must(
      await officer.log('incident', {
        ...incidentAt(stage.now()),
        addsTo: seen,
        photos: [photo],
        caseMeetingReason: officer.state().reference?.lists.caseMeetingReasons[0]?.id ?? '',
      }),
    );
    const patrol = must(await officer.log('patrol', patrolAt(stage.now())));
    await settle(stage, officer);
    const visit = {
      id: stage.newId(),
      hotspot: officer.state().reference?.hotspots[0]?.id ?? '',
      arrived: stage.now() - 900_000,
      left: stage.now(),
      source: 'fix',
      confirmedSeconds: 780,
      possibleSeconds: 960,
    } as const;
    must(await officer.change(patrol, { visits: [visit], to: stage.now() }));
    must(await officer.change(incident, { photos: null, addsTo: null }));
    must(await desk.change(dispersal, { to: stage.now() }));
    for (const phone of [officer, desk, other]) await settle(stage, phone);
  },
};

/** Past the time in which *Undo* holds things back. */
async function settle(stage: Stage, phone: TestPhone): Promise<void> {
  await stage.pass(15_000);
  await phone.syncNow();
  await phone.until('settled', ({ sync, unsent, needsAttention }) => {
    const isRefusedAlone = unsent === 0 || unsent === needsAttention;
    return sync.phase === 'settled' && isRefusedAlone;
  });
}

function must<T>(result: { ok: true; value: T } | { ok: false; fault: unknown }): T {
  if (!result.ok) throw new Error(JSON.stringify(result.fault));
  return result.value;
}
