/** Where the app is put together: the only file that knows the real clock, chance, wire and position. */
import './look/base.css';
import { effect } from '@preact/signals';
import { render } from 'preact';
import { newIdAt } from '../device/new-id.ts';
import { openPhone } from '../device/open-phone.ts';
import { runningPatrolOf } from '../device/running-patrol.ts';
import type { World } from '../device/world.ts';
import { zippedFetch } from '../device/zipped-fetch.ts';
import { App } from './app.tsx';
import { listenForInstall } from './install.ts';
import { laterPosition } from './later-position.ts';
import { isAnyFormOpen } from './open-forms.ts';
import { hasOwnRecord } from './own-records.ts';
import { type HeldPhone, holdPhone } from './phone-context.tsx';
import { loadCapturePages } from './routes.ts';
import { keepScroll } from './scroll.ts';
import { guardStaleParts } from './stale-parts.ts';

const now = () => Date.now();

const world: World = {
  now,
  newId: () => newIdAt(now(), crypto.randomUUID()),
  chance: () => Math.random(),
  fetch: zippedFetch((path, init) => fetch(path, init)),
  wakeAfter: (delayMs, wake) => {
    const timer = setTimeout(wake, delayMs);
    return () => clearTimeout(timer);
  },
  position: laterPosition(async () => (await import('./position.ts')).browserPosition({ now })),
};

function start(root: HTMLElement): void {
  keepScroll();
  const held = holdPhone(openPhone(world), world);
  guardStaleParts(() => isAnyFormOpen() || !!runningPatrolOf(held.state.peek()));
  listenForInstall(() => void held.phone.askToPersist());
  askToPersistOnce(held);
  render(<App held={held} />, root);
  root.dataset.release = __RELEASE__;
  // `public/theme.js` has dressed the page: this only follows the phone's own theme from now on.
  void import('./theme.ts').then(({ startTheme }) => startTheme());
  // After the first paint: nothing on the first page waits for it.
  setTimeout(() => void import('./updates.ts').then(({ startUpdates }) => startUpdates()), 2000);
  fetchCapturePages(held);
}

/** On a first visit the worker may not have them yet, and signal may go before the first tap. */
function fetchCapturePages({ state }: HeldPhone): void {
  const stop = effect(() => {
    const role = state.value.person?.role;
    if (state.value.stage !== 'ready' || !role) return;
    queueMicrotask(() => stop());
    setTimeout(() => void loadCapturePages(role), 500);
  });
}

/** Asked once something of the person's own is here: a browser that asks them back has a reason to show. */
function askToPersistOnce({ phone, state }: HeldPhone): void {
  const stop = effect(() => {
    const { storage, stage } = state.value;
    if (stage !== 'ready' || !hasOwnRecord(state.value)) return;
    queueMicrotask(() => stop());
    if (storage.isPersisted === null) void phone.askToPersist();
  });
}

const root = document.getElementById('app');
if (!root) throw new Error('index.html has no #app');
start(root);
