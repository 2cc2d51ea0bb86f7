/** How this phone says that it is time to move on. The choice is the phone's, as the theme is, not the person's. */
import { signal } from '@preact/signals';

export const cueChoices = ['screen', 'buzz', 'sound'] as const;
export type CueChoice = (typeof cueChoices)[number];

const key = 'beatbook-cue';

/** Phones by Apple let no page do it. */
export const canBuzz = (): boolean => 'vibrate' in navigator;

export const cueChoice = signal<CueChoice>(storedChoice());

export function chooseCue(choice: CueChoice): void {
  cueChoice.value = choice;
  try {
    localStorage.setItem(key, choice);
  } catch {
    // A browser that keeps nothing still does it until it is closed.
  }
}

function storedChoice(): CueChoice {
  const usual = canBuzz() ? 'buzz' : 'screen';
  try {
    const stored = localStorage.getItem(key);
    return cueChoices.find((choice) => choice === stored) ?? usual;
  } catch {
    return usual;
  }
}
