/**
 * New versions of the app. The worker that brings one waits until the person says *Update now*; nothing here reloads a
 * page that somebody is writing on. Loaded after the first paint (`main.tsx`).
 */
import { Workbox } from 'workbox-window';
import { hourMs } from '../domain/time.ts';
import { updateNow } from './new-version.ts';

export async function startUpdates(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  const workbox = new Workbox('/sw.js', { updateViaCache: 'none' });
  workbox.addEventListener('waiting', () => {
    updateNow.value = () => takeOver(workbox);
  });
  await workbox.register();
  const look = () =>
    void workbox.update().catch(() => {
      // No signal: it looks again in an hour, or when the app is next opened.
    });
  setInterval(look, hourMs);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') look();
  });
}

/** Other tabs of this app are taken over too; each asks in its own time what it needs from the new version. */
function takeOver(workbox: Workbox): void {
  workbox.addEventListener('controlling', () => location.reload());
  workbox.messageSkipWaiting();
}
