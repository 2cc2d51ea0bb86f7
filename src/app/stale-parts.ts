/**
 * A part of an older release may be gone from the server after an update: the page is then loaded anew, once, and only
 * when nobody is writing. Otherwise the page that could not be opened says so (`shell/route-page.tsx`).
 */
const key = 'beatbook-reloaded-in';

export function guardStaleParts(isBusy: () => boolean): void {
  addEventListener('vite:preloadError', (event) => {
    if (isBusy() || !canReload() || sessionStorage.getItem(key) === __RELEASE__) return;
    event.preventDefault();
    sessionStorage.setItem(key, __RELEASE__);
    location.reload();
  });
}

/** With neither a worker nor a signal, loading anew would leave the person with the browser's own error page. */
const canReload = (): boolean => !!navigator.serviceWorker?.controller || navigator.onLine;
