/**
 * The service worker: it keeps the shell of the app, so that Beatbook opens with no signal, and nothing else.
 * Records never pass through it: a queue kept here is one that the page can neither show nor count.
 *
 * Kill switch: should a worker ever go wrong in the field, set `selfDestroying: true` in `vite.config.ts` and deploy.
 * `/sw.js` is then a worker that unregisters itself and deletes its caches at the phone's next look (on opening the
 * app with signal, or within the hour). No record is touched: they are in the page's storage, not here.
 */
import {
  cleanupOutdatedCaches,
  createHandlerBoundToURL,
  type PrecacheEntry,
  precacheAndRoute,
} from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';

declare const self: ServiceWorkerGlobalScope & { readonly __WB_MANIFEST: PrecacheEntry[] };

/** What the server answers itself even when it is opened as a page: an export, a check of its health. */
const atServer = [/^\/api\//, /^\/healthz$/];

// GET only: workbox routes nothing else. What is not precached goes to the network untouched and is not kept.
precacheAndRoute(self.__WB_MANIFEST);
cleanupOutdatedCaches();
registerRoute(
  new NavigationRoute(createHandlerBoundToURL('/index.html'), { denylist: [...atServer] }),
);

// On a first visit the page that brought the worker is its own already: signal may go before the second one.
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

// A new version waits until the page says that nothing is open: taking over sooner would put new code
// under a form that is half filled in.
self.addEventListener('message', (event) => {
  const message: unknown = event.data;
  if (isSkipWaiting(message)) event.waitUntil(self.skipWaiting());
});

function isSkipWaiting(message: unknown): boolean {
  return (
    typeof message === 'object' &&
    message !== null &&
    'type' in message &&
    message.type === 'SKIP_WAITING'
  );
}
