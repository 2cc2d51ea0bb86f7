/** What of a track counts: between the patrol's two ends, outside its breaks and what the officer kept private. */
import type { Patrol } from '../domain/patrol.ts';
import type { Instant } from '../domain/time.ts';
import { isMark, type Mark, type Seen } from './seen.ts';
import { type Span, type Spans, withSpan } from './spans.ts';

export type Bounds = {
  readonly from: Instant;
  /** Absent while the patrol runs. */
  readonly to?: Instant | undefined;
  readonly pauses: Patrol['pauses'];
};

/** The fixes that count, with a mark wherever what counts begins or ends. */
export function countedOf(seen: readonly Seen[], bounds: Bounds): readonly Seen[] {
  const silent = silentSpans(seen, bounds);
  const marks = marksOf(silent, bounds);
  const counted = seen.filter((it) => !isOfficers(it) && isCounted(it.at, silent, bounds));
  return woven(counted, marks);
}

/** A patrol's breaks and the officer's own, as one. */
function silentSpans(seen: readonly Seen[], { pauses }: Bounds): Spans {
  const withheld = seen.filter(isMark).filter(isOfficers).reduce(withWithheld, []);
  return [...pauses.map(({ from, to = Infinity }) => ({ from, to })), ...withheld]
    .sort((a, b) => a.from - b.from)
    .reduce(withSpan, []);
}

const isOfficers = (it: Seen): it is Mark => isMark(it) && it.mark !== 'sleep';

function withWithheld(spans: readonly Span[], { at, mark }: Mark): readonly Span[] {
  const last = spans.at(-1);
  const isOpen = last?.to === Infinity;
  if (mark === 'break') return isOpen ? spans : [...spans, { from: at, to: Infinity }];
  return isOpen ? [...spans.slice(0, -1), { ...last, to: at }] : spans;
}

const isCounted = (at: Instant, silent: Spans, { from, to = Infinity }: Bounds): boolean =>
  at >= from && at <= to && !silent.some((span) => span.from <= at && at < span.to);

function marksOf(silent: Spans, { from, to = Infinity }: Bounds): readonly Mark[] {
  const marks: Mark[] = [{ at: from, mark: 'begin' }];
  for (const span of silent) {
    if (span.from > from && span.from < to) marks.push({ at: span.from, mark: 'break' });
    if (span.to > from && span.to < to) marks.push({ at: span.to, mark: 'begin' });
  }
  return to === Infinity ? marks : [...marks, { at: to, mark: 'break' }];
}

/** In the order in which they were seen: a clock that was set back stays to be seen. */
function woven(seen: readonly Seen[], marks: readonly Mark[]): readonly Seen[] {
  const all: Seen[] = [];
  let next = 0;
  for (const it of seen) {
    for (; next < marks.length && (marks[next] as Mark).at <= it.at; next++) {
      all.push(marks[next] as Mark);
    }
    all.push(it);
  }
  return [...all, ...marks.slice(next)];
}
