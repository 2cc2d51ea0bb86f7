/** What to do after a cycle: a pure table of what the server said, so that every turn can be tested. */
import type { Fault, FaultCode } from '../domain/result.ts';
import { changesPerBatchMax } from '../sync/limits.ts';
import type { SyncPhase } from './phone.ts';
import { type ServerFault, tooSlow } from './server-calls.ts';
import type { Cycle } from './sync-cycle.ts';

export type Course = {
  readonly failures: number;
  readonly rowsMax: number;
  /** Alone in a batch that the server could not read. Refused only when a batch without it passes. */
  readonly suspect: { readonly id: string; readonly fault: Fault } | null;
};

export type Step =
  | { readonly next: 'again' | 'rest' | 'renumber' }
  | { readonly next: 'refuse'; readonly id: string; readonly fault: Fault }
  | { readonly next: 'wait'; readonly fault: Fault; readonly retryAfterSeconds: number }
  | { readonly next: 'stop'; readonly fault: Fault; readonly phase: SyncPhase };

export type Turn = { readonly course: Course; readonly step: Step };

export const newCourse: Course = { failures: 0, rowsMax: changesPerBatchMax, suspect: null };

export function turnAfter(course: Course, { sent, result }: Cycle): Turn {
  if (!result.ok) return afterFault(course, result.fault, sent);
  // While there is a suspect nothing is taken from the queue: this was the batch without it.
  if (course.suspect) {
    return { course: { ...newCourse, rowsMax: 1 }, step: { next: 'refuse', ...course.suspect } };
  }
  const rowsMax = Math.min(changesPerBatchMax, Math.max(1, course.rowsMax * 2));
  return {
    course: { ...newCourse, rowsMax },
    step: { next: result.value.hasMore ? 'again' : 'rest' },
  };
}

type Reaction = 'signed-out' | 'too-old' | 'renumber' | 'smaller';

/** Every other fault is waited out. */
const reactions: Partial<Record<FaultCode, Reaction>> = {
  'signed-out': 'signed-out',
  'wrong-person': 'signed-out',
  'too-old': 'too-old',
  'seq-gap': 'renumber',
  malformed: 'smaller',
  'unknown-field': 'smaller',
  'too-large': 'smaller',
};

const renumberingsMax = 3;

function afterFault(course: Course, fault: ServerFault, sent: readonly string[]): Turn {
  const failed = { ...course, failures: course.failures + 1 };
  const reaction = reactions[fault.code];
  if (isOver(reaction)) return { course: newCourse, step: stepAfter(fault) };
  if (reaction === 'renumber' && course.failures < renumberingsMax) {
    return { course: failed, step: { next: 'renumber' } };
  }
  if (reaction === 'smaller') return withLess(failed, fault, sent);
  const rowsMax = fault.where === tooSlow && sent.length > 1 ? half(sent) : course.rowsMax;
  return { course: { ...failed, rowsMax }, step: waitFor(fault) };
}

/** Halves the batch until one change is left; then asks once without it, to be fair to it. */
function withLess(course: Course, fault: ServerFault, sent: readonly string[]): Turn {
  const [only, ...others] = sent;
  if (only === undefined) {
    // Not even an empty batch passes: the fault is not in what was written.
    return { course: { ...course, rowsMax: 1, suspect: null }, step: waitFor(fault) };
  }
  if (others.length > 0) {
    return { course: { ...course, rowsMax: half(sent) }, step: { next: 'again' } };
  }
  const suspect = {
    id: only,
    fault: { code: fault.code, ...(fault.where && { where: fault.where }) },
  };
  return { course: { ...course, rowsMax: 0, suspect }, step: { next: 'again' } };
}

const half = (sent: readonly string[]): number => Math.ceil(sent.length / 2);

const waitFor = (fault: ServerFault): Step => ({
  next: 'wait',
  fault,
  retryAfterSeconds: fault.retryAfterSeconds ?? 0,
});

const isOver = (reaction: Reaction | undefined) =>
  reaction === 'signed-out' || reaction === 'too-old';

/** Where nothing in the queue can be at fault. */
export function stepAfter(fault: ServerFault): Step {
  const reaction = reactions[fault.code];
  return isOver(reaction) ? { next: 'stop', phase: reaction, fault } : waitFor(fault);
}
