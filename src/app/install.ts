/** The browser's offer to put Beatbook on the home screen, kept until the person asks for it. */
import { signal } from '@preact/signals';

/** Chromium only; not in TypeScript's DOM library. */
type InstallEvent = Event & { readonly prompt: () => Promise<unknown> };

const offer = signal<InstallEvent | null>(null);
const key = 'beatbook-install-put-off';
const wasPutOff = signal(localStorage.getItem(key) === 'yes');

export const canInstall = (): boolean => offer.value !== null;

/** Offered by itself once; after *Not now* only on the page Me. */
export const isInstallOffered = (): boolean => canInstall() && !wasPutOff.value;

/** Call at the start: the browser makes its offer once, early. */
export function listenForInstall(whenInstalled: () => void): void {
  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    offer.value = event as InstallEvent;
  });
  addEventListener('appinstalled', () => {
    offer.value = null;
    whenInstalled();
  });
}

export async function install(): Promise<void> {
  const event = offer.peek();
  offer.value = null;
  await event?.prompt();
}

export function putOffInstall(): void {
  wasPutOff.value = true;
  localStorage.setItem(key, 'yes');
}
