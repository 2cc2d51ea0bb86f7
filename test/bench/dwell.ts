// `npm run bench -- dwell`: walks of known truth, hundreds a shape, stepped through as a phone would, and what was made
// of them. `name value unit`; the seeds are 0, 1, 2 …, so that every run prints the same but for the times.
// `npm run bench -- dwell 1000` replays a thousand a shape.
// `error`: from arriving to leaving as a record reads, against the true time inside. `holds`: confirmed ≤ true ≤ possible,
// among the walks of which a visit was told. `width`: possible less confirmed. A narrow one that holds is worth something.
import { errorMsOf, holdsTruth, judge, type Verdict, widthMsOf } from '../analysis/walks/judge.ts';
import { type Shape, shapes } from '../analysis/walks/shapes.ts';
import { newWalk } from '../analysis/walks/walk.ts';
import { newRandom } from '../simulation/random.ts';
import { quantile } from '../support/quantile.ts';

const walks = Number(process.argv[3] ?? 400);
const steps = { fixes: 0, ms: 0 };

for (const [name, shape] of Object.entries(shapes)) tell(name, shape);
say('steps-and-questions-a-second', steps.fixes / (steps.ms / 1000), 'fixes/s');

function tell(name: string, shape: Shape): void {
  const verdicts = Array.from({ length: walks }, (_, seed) => replay(name, shape, seed));
  const told = verdicts.filter(({ visits }) => visits > 0);
  say(`${name}-walks`, walks, 'walks');
  say(
    `${name}-true`,
    secondsAt(verdicts, 0.5, ({ insideMs }) => insideMs),
    's',
  );
  say(
    `${name}-visit-told`,
    percent(verdicts, ({ visits }) => visits > 0),
    '%',
  );
  if (shape.visits !== undefined) {
    say(
      `${name}-count-right`,
      percent(verdicts, ({ visits }) => visits === shape.visits),
      '%',
    );
  }
  say(
    `${name}-false-exits`,
    verdicts.reduce((sum, it) => sum + it.falseExits, 0),
    'exits',
  );
  if (told.length === 0) return;
  say(`${name}-error-median`, secondsAt(told, 0.5, errorMsOf), 's');
  say(`${name}-error-p95`, secondsAt(told, 0.95, errorMsOf), 's');
  say(`${name}-error-most`, secondsAt(told, 1, errorMsOf), 's');
  say(`${name}-holds`, percent(told, holdsTruth), '%');
  say(`${name}-width-median`, secondsAt(told, 0.5, widthMsOf), 's');
  say(`${name}-width-p95`, secondsAt(told, 0.95, widthMsOf), 's');
}

function replay(name: string, shape: Shape, seed: number): Verdict {
  const random = newRandom(seed).branch(name);
  const walk = newWalk(shape.plan(random), random);
  const started = performance.now();
  const verdict = judge(walk);
  steps.ms += performance.now() - started;
  steps.fixes += walk.seen.length;
  return verdict;
}

type Ms = (verdict: Verdict) => number;

function secondsAt(verdicts: readonly Verdict[], share: number, msOf: Ms): number {
  return quantile(verdicts.map(msOf), share) / 1000;
}

function percent(verdicts: readonly Verdict[], holds: (verdict: Verdict) => boolean): number {
  return (100 * verdicts.filter(holds).length) / verdicts.length;
}

function say(name: string, value: number, unit: string): void {
  console.log(`${name} ${unit === '%' ? value.toFixed(1) : Math.round(value)} ${unit}`);
}
