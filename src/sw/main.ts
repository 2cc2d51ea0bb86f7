import { createHandlerBoundToURL, type PrecacheEntry, precacheAndRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';

declare const self: ServiceWorkerGlobalScope & { readonly __WB_MANIFEST: PrecacheEntry[] };

// The shell only, and GET only (workbox routes nothing else): records never pass through this worker,
// because a queue kept here is one that the page cannot show or count.
precacheAndRoute(self.__WB_MANIFEST);
registerRoute(
  new NavigationRoute(createHandlerBoundToURL('/index.html'), { denylist: [/^\/api\//] }),
);

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
