/** The summary that the inspector reads: counts by place and kind, against the period before. */
import {
  boolean,
  day,
  entryId,
  instant,
  list,
  maybe,
  number,
  type Of,
  orNull,
  ruled,
  shape,
  text,
  whole,
} from './schema.ts';

/** First and last day, both in; local days of the partnership. */
export const periodSchema = ruled(
  shape({ from: day, to: day }),
  ({ from, to }) => from <= to,
  'has its last day before its first',
);

export const figuresFilterSchema = shape({
  period: periodSchema,
  zone: maybe(entryId),
  hotspot: maybe(entryId),
  class: maybe(entryId),
  type: maybe(entryId),
  theme: maybe(entryId),
  priority: maybe(entryId),
});

/** `null` is a number too small to show to this reader; it is not zero. */
const figure = orNull(number(0, 1e9));
export const comparedSchema = shape({ now: figure, before: figure });

export const figuresRowSchema = shape({
  id: text(60),
  name: text(160),
  /** `byType` only: the class it belongs to, so that a page may group and hiding looks at both. */
  within: maybe(text(60)),
  incidents: comparedSchema,
  /** Absent where a visit has no such thing: a patrol has no class, type or outcome. */
  patrolVisits: maybe(comparedSchema),
  /** Minutes at the place times people on the patrol; absent as the visits are. */
  personMinutes: maybe(comparedSchema),
  /** Hotspots only: visits wanted in the period, as far as it has run. */
  visitsTarget: maybe(number(0, 1e6)),
});

export const summarySchema = shape({
  filter: figuresFilterSchema,
  before: periodSchema,
  madeAt: instant,
  isDemonstration: boolean(),
  /** 0 where nothing is hidden; otherwise counts below it are. */
  hiddenBelow: whole(0, 100),
  incidents: comparedSchema,
  patrols: comparedSchema,
  patrolVisits: comparedSchema,
  patrolHours: comparedSchema,
  personHours: comparedSchema,
  engagements: comparedSchema,
  referrals: maybe(
    shape({
      made: comparedSchema,
      takenUp: comparedSchema,
      attended: comparedSchema,
      declined: comparedSchema,
    }),
  ),
  byZone: list(figuresRowSchema),
  byHotspot: list(figuresRowSchema),
  byClass: list(figuresRowSchema),
  byType: list(figuresRowSchema),
  byTheme: list(figuresRowSchema),
  byPriority: list(figuresRowSchema),
  byOutcome: list(figuresRowSchema),
  /** What the figures are made of, so that nobody takes them for more. */
  madeOf: shape({
    /** Incidents in no zone: no position and no zone chosen. */
    withoutZone: figure,
    unfinished: figure,
    /** Received more than a day after they happened. */
    late: figure,
    lastReceivedAt: orNull(instant),
  }),
});

export type Period = Of<typeof periodSchema>;
export type FiguresFilter = Of<typeof figuresFilterSchema>;
export type Compared = Of<typeof comparedSchema>;
export type FiguresRow = Of<typeof figuresRowSchema>;
export type Summary = Of<typeof summarySchema>;

/** Whether a filter asks for less than the whole partnership. */
export const isNarrowed = ({ period: _period, ...narrowing }: FiguresFilter): boolean =>
  Object.values(narrowing).some((wanted) => wanted !== undefined);
