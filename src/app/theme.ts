/**
 * Which theme the page wears: as the phone has it, until the person chooses. The choice is this phone's, not the
 * person's. `public/theme.js` puts it on before the first paint; the key and the values are the same there.
 */
import { signal } from '@preact/signals';

export const themeChoices = ['phone', 'day', 'dark', 'night-red'] as const;
export type ThemeChoice = (typeof themeChoices)[number];

const key = 'beatbook-theme';
const isDarkOutside = matchMedia('(prefers-color-scheme: dark)');

export const themeChoice = signal<ThemeChoice>(storedChoice());

export function chooseTheme(choice: ThemeChoice): void {
  themeChoice.value = choice;
  try {
    localStorage.setItem(key, choice);
  } catch {
    // A browser that keeps nothing still shows the theme until it is closed.
  }
  wearTheme();
}

/** Puts the theme on the page, now and whenever the phone's own changes. */
export function startTheme(): void {
  wearTheme();
  isDarkOutside.addEventListener('change', wearTheme);
}

function wearTheme(): void {
  const choice = themeChoice.peek();
  const byPhone = isDarkOutside.matches ? 'dark' : 'day';
  const root = document.documentElement;
  root.dataset.theme = choice === 'phone' ? byPhone : choice;
  const ground = getComputedStyle(root).getPropertyValue('--paper').trim();
  document.querySelector('meta[name="theme-color"]')?.setAttribute('content', ground);
}

function storedChoice(): ThemeChoice {
  try {
    const stored = localStorage.getItem(key);
    return themeChoices.find((choice) => choice === stored) ?? 'phone';
  } catch {
    return 'phone';
  }
}
