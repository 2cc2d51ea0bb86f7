/** Every page: where it is, which part of the bar it belongs to, who may open it, and the file that has it. */
import type { ComponentType } from 'preact';
import type { Role } from '../domain/people.ts';
import { type PageName, roles } from '../domain/roles.ts';
import { logsPatrols, seesDispersals, seesIncidents } from './may-open.ts';

export type PageProps = {
  /** The record that the path names; absent where something new is written. */
  readonly id?: string | undefined;
};

export type Route = {
  readonly path: string;
  /** The part of the bar that is lit while this page is open. */
  readonly page: PageName;
  readonly may: (role: Role) => boolean;
  /** Shows what is known of a young person: the page carries its marking. */
  readonly isPersonal?: true;
  readonly load: () => Promise<ComponentType<PageProps>>;
};

const has = (page: PageName) => (role: Role) => roles[role].pages.includes(page);
const logsIncidents = (role: Role) => roles[role].logs.includes('incident');
const makesReferrals = (role: Role) => roles[role].logs.includes('referral');
const authorises = (role: Role) => roles[role].logs.includes('dispersal');
const readsReferrals = (role: Role) => roles[role].sees.referral !== 'none';

const home = async () => (await import('./features/home/home.tsx')).Home;
const incident = async () => (await import('./features/incident/incident.tsx')).IncidentPage;
const patrol = async () => (await import('./features/patrol/patrol.tsx')).PatrolPage;
const pocket = async () => (await import('./features/pocket/pocket.tsx')).PocketPage;
const referral = async () => (await import('./features/referral/referral.tsx')).ReferralPage;
const records = async () => (await import('./features/records/records.tsx')).Records;
const record = async () => (await import('./features/records/record.tsx')).RecordPage;
const map = async () => (await import('./features/map/map.tsx')).MapPage;
const summary = async () => (await import('./features/summary/summary.tsx')).SummaryPage;
const hub = async () => (await import('./features/hub/hub.tsx')).HubPage;
const people = async () => (await import('./features/people/people.tsx')).PeoplePage;
const rescue = async () => (await import('./features/rescue/rescue.tsx')).RescuePage;
const receipt = async () => (await import('./features/receipt/receipt.tsx')).ReceiptPage;
const shift = async () => (await import('./features/shift/shift.tsx')).ShiftPage;
const handover = async () => (await import('./features/shift/shift.tsx')).HandoverPage;
const tasking = async () => (await import('./features/shift/shift.tsx')).TaskingPage;
const dispersal = async () => (await import('./features/dispersal/dispersal.tsx')).DispersalPage;
const me = async () => (await import('./features/me/me.tsx')).Me;

/** The first that matches counts: `new` stands before `:id`. */
export const routes: readonly Route[] = [
  { path: '/home', page: 'home', may: has('home'), load: home },
  { path: '/map', page: 'map', may: has('map'), load: map },
  { path: '/records', page: 'records', may: has('records'), load: records },
  { path: '/records/:id', page: 'records', may: has('records'), load: record },
  { path: '/incident/new', page: 'home', may: logsIncidents, load: incident },
  { path: '/incident/:id', page: 'home', may: logsIncidents, load: incident },
  { path: '/patrol', page: 'home', may: logsPatrols, load: patrol },
  { path: '/patrol/:id', page: 'home', may: logsPatrols, load: patrol },
  { path: '/pocket', page: 'home', may: logsPatrols, load: pocket },
  { path: '/referral/new', page: 'home', may: makesReferrals, load: referral, isPersonal: true },
  { path: '/referral/:id', page: 'home', may: readsReferrals, load: referral, isPersonal: true },
  { path: '/shift', page: 'records', may: logsPatrols, load: shift },
  { path: '/handover', page: 'home', may: seesIncidents, load: handover },
  { path: '/tasking', page: 'home', may: seesIncidents, load: tasking },
  { path: '/dispersal', page: 'map', may: seesDispersals, load: dispersal },
  { path: '/dispersal/new', page: 'map', may: authorises, load: dispersal },
  { path: '/dispersal/:id', page: 'map', may: authorises, load: dispersal },
  { path: '/summary', page: 'summary', may: has('summary'), load: summary },
  { path: '/hub', page: 'hub', may: has('hub'), load: hub, isPersonal: true },
  { path: '/people', page: 'people', may: has('people'), load: people, isPersonal: true },
  { path: '/rescue', page: 'me', may: (role) => roles[role].rescues, load: rescue },
  { path: '/me', page: 'me', may: has('me'), load: me },
  { path: '/receipt', page: 'me', may: has('me'), load: receipt },
  { path: '/receipt/:id', page: 'me', may: has('me'), load: receipt },
];

/** Where a role lands, and where `/` leads. */
export const firstPathOf = (role: Role): string => `/${roles[role].pages[0] ?? 'me'}`;

/** The parts that save what an officer sees; a page that can't come now comes when it is opened. */
export async function loadCapturePages(role: Role): Promise<void> {
  const pages = routes.filter(({ page, may }) => page === 'home' && may(role));
  await Promise.allSettled(pages.map(({ load }) => load()));
}

/** `null` where nothing is at this path; `id` where the path names a record. */
export function routeAt(path: string): { readonly route: Route; readonly id?: string } | null {
  for (const route of routes) {
    const id = idIn(path, route.path);
    if (id !== null) return id === undefined ? { route } : { route, id };
  }
  return null;
}

/** `undefined` where the pattern has no id and matches; `null` where it doesn't match. */
function idIn(path: string, pattern: string): string | undefined | null {
  const parts = path.split('/');
  const wanted = pattern.split('/');
  if (parts.length !== wanted.length) return null;
  const isMatch = wanted.every((part, i) => (part === ':id' ? !!parts[i] : part === parts[i]));
  if (!isMatch) return null;
  return pattern.endsWith('/:id') ? parts.at(-1) : undefined;
}
