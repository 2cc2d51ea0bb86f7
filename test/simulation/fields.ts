/** What people write: fields of each kind, with a text in each that nobody else ever wrote. */
import type { Held } from '../../src/device/phone.ts';
import type { Dispersal } from '../../src/domain/dispersal.ts';
import type { Incident } from '../../src/domain/incident.ts';
import type { Patrol } from '../../src/domain/patrol.ts';
import type { Fields } from '../../src/domain/records.ts';
import type { Referral } from '../../src/domain/referral.ts';
import { inTown } from '../support/changes.ts';
import type { Random } from './random.ts';

export type Pen = {
  readonly random: Random;
  readonly person: string;
  readonly now: number;
  readonly n: number;
};

/** Fields whose value is one of its kind: which write it was can be told from it. */
export const uniqueFields = ['note', 'visits', 'school', 'contact'];

const oddities = [
  '',
  '',
  '',
  '',
  ' 🚲 two',
  ' مرحبا',
  ' e\u0301',
  ' line\nline',
  ' <b>"=1+2',
  ' and a few more words than some would like',
];

/** Says who wrote it. */
const textOf = ({ random, person, n }: Pen): string => `${person} ${n}${random.pick(oddities)}`;

export const authorOf = (text: string): string => text.split(' ')[0] ?? '';

const zones = ['town-centre', 'task-force-area', 'town-centre-south', 'fant-tovil'];
const outcomes = ['words-of-advice', 'moved-on', 'dispersal', 'alcohol-surrendered', 'arrest'];
const hotspots = ['high-street', 'brenchley-gardens'];

const someOf = <T>(random: Random, list: readonly T[]): T[] => {
  const some = list.filter(() => random.happens(0.4));
  return some.length > 0 ? some : [random.pick(list)];
};

export const newIncident = (pen: Pen): Incident => ({
  type: 'rowdy-behaviour',
  class: 'nuisance',
  from: pen.now,
  to: pen.now,
  zones: someOf(pen.random, zones),
  ...(pen.random.happens(0.2) && { place: inTown }),
  ...(pen.random.happens(0.5) && { outcomes: someOf(pen.random, outcomes) }),
  ...(pen.random.happens(0.3) && { isUnfinished: true }),
  note: textOf(pen),
});

export const newPatrol = (pen: Pen): Patrol => ({
  from: pen.now,
  mode: 'foot',
  crew: [{ role: 'constable', count: 2 }],
  zones: someOf(pen.random, zones),
  pauses: [],
  visits: [],
  engagements: [],
  actions: [],
  note: textOf(pen),
});

export const newReferral = (pen: Pen): Referral => ({
  hub: 'youth-hub-326',
  agreement: 'agreed',
  from: pen.now,
  name: 'Jo',
  age: pen.random.pick(['11-13', '14-15', '14-15', 'under-11']),
  reasons: ['out-late'],
  screenedClear: [],
  zones: ['town-centre'],
  status: 'submitted',
  statusAt: pen.now,
  note: textOf(pen),
});

export const newDispersal = (pen: Pen): Dispersal => ({
  area: { hotspot: pen.random.pick(hotspots) },
  from: pen.now,
  to: pen.now + 3_600_000 * pen.random.between(1, 48),
  rank: 'inspector',
  grounds: 'crime-or-disorder',
  zones: [],
  note: textOf(pen),
});

type Edit = (pen: Pen, held: Fields) => Fields;

const edits: Readonly<Record<Held['kind'], readonly (readonly [Edit, number])[]>> = {
  incident: [
    [(pen) => ({ note: textOf(pen) }), 4],
    [(pen) => ({ to: pen.now }), 2],
    [({ random }) => ({ outcomes: someOf(random, outcomes) }), 2],
    [({ random }) => ({ groupSize: random.pick(['one', 'few', 'group']) }), 1],
    [({ random }) => ({ zones: someOf(random, zones) }), 2],
    [(pen) => ({ note: textOf(pen), isUnfinished: null, peopleAges: ['18-24'] }), 2],
    [() => ({ outcomes: null }), 1],
  ],
  patrol: [
    [(pen) => ({ note: textOf(pen) }), 3],
    [arrive, 4],
    [({ random }) => ({ engagements: [{ what: 'resident', count: random.between(1, 9) }] }), 2],
    [({ now }) => ({ to: now }), 1],
  ],
  referral: [
    [(pen) => ({ note: textOf(pen) }), 2],
    [(pen) => ({ school: textOf(pen) }), 2],
    [(pen) => ({ contact: textOf(pen), contactRoute: null }), 1],
    [({ random }) => ({ age: random.pick(['11-13', '14-15', '16']) }), 3],
    [({ now }) => ({ status: 'withdrawn', statusAt: now }), 1],
  ],
  dispersal: [
    [(pen) => ({ note: textOf(pen) }), 2],
    [() => ({ area: { zone: 'town-centre' } }), 1],
  ],
};

export const newNote = (pen: Pen): Fields => ({ note: textOf(pen) });

export const newEdit = (pen: Pen, kind: Held['kind'], held: Fields): Fields =>
  pen.random.weighted(edits[kind])(pen, held);

function arrive({ random, now }: Pen, { visits }: Fields): Fields {
  const visit = { id: random.uuid(), hotspot: random.pick(hotspots), arrived: now, source: 'hand' };
  return { visits: [...(Array.isArray(visits) ? visits : []), visit] };
}
