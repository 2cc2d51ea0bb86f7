/** A cue that is felt or heard, once, and short: it is for the officer and for nobody round them. */
import type { DwellCue } from '../analysis/dwell-cue.ts';
import { type CueChoice, canBuzz } from './cue-choice.ts';

type Cue = Exclude<DwellCue['cue'], 'none'>;

/** Milliseconds on, off, on. */
const buzzes: Readonly<Record<Cue, readonly number[]>> = { quiet: [80], amber: [120, 120, 120] };
const tones: Readonly<Record<Cue, number>> = { quiet: 1, amber: 2 };

export function giveCue(cue: Cue, choice: CueChoice): void {
  if (choice === 'buzz' && canBuzz()) navigator.vibrate([...buzzes[cue]]);
  if (choice === 'sound') sound(tones[cue]);
}

const hertz = 520;
const toneSeconds = 0.16;
const loudness = 0.08;

function sound(times: number): void {
  const audio = new AudioContext();
  for (let n = 0; n < times; n++) {
    const at = audio.currentTime + n * 2 * toneSeconds;
    const [tone, gain] = [audio.createOscillator(), audio.createGain()];
    tone.frequency.value = hertz;
    // Rises and falls within the tone: a hard edge clicks.
    gain.gain.setValueAtTime(0, at);
    gain.gain.linearRampToValueAtTime(loudness, at + toneSeconds / 4);
    gain.gain.linearRampToValueAtTime(0, at + toneSeconds);
    tone.connect(gain).connect(audio.destination);
    tone.start(at);
    tone.stop(at + toneSeconds);
    tone.onended = () => void (n === times - 1 && audio.close());
  }
}
