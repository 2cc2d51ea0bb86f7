/**
 * One stay at a hotspot: what of it is sure, what of it they were surely away, and when it began and
 * ended.
 */
import { dwellLimits } from './dwell-limits.ts';
import type { Sighting } from './dwell-place.ts';
import { type Span, type Spans, withSpan } from './spans.ts';

export type Stay = {
  readonly hotspot: string;
  /** The best guess; from `earliest` on it is possible. */
  readonly arrived: number;
  readonly earliest: number;
  readonly lastIn: Sighting;
  /** Whether somebody was seen surely outside since then. */
  readonly isInDoubt: boolean;
  readonly sure: Spans;
  readonly gone: Spans;
  /** Without any fix. */
  readonly gaps: Spans;
  /** While this hotspot's middle was the nearest of all that one was in. */
  readonly nearest: Spans;
  readonly end: End | undefined;
};

type End = {
  /** The best guess; until `latest` it is possible. */
  readonly left: number;
  readonly latest: number;
  /** Ended by a pause or a long silence: coming back is another visit. */
  readonly isFinal: boolean;
};

type Arrival = Pick<Stay, 'hotspot' | 'arrived' | 'earliest'>;

/** `before`: when the fix before was. */
export const newStay = (arrival: Arrival, inside: Sighting, before: number): Stay => ({
  ...arrival,
  lastIn: inside,
  isInDoubt: false,
  sure: [],
  gone: [],
  gaps: isSilence(before, inside.t) ? [{ from: before, to: inside.t }] : [],
  nearest: [],
  end: undefined,
});

/** Takes in the time since the fix before. */
export function stayOver(stay: Stay, span: Span, isNearest: boolean): Stay {
  if (isSilence(span.from, span.to)) return { ...stay, gaps: withSpan(stay.gaps, span) };
  return isNearest ? { ...stay, nearest: withSpan(stay.nearest, span) } : stay;
}

/**
 * What lies between two fixes surely inside is sure where nothing says otherwise and they are close.
 */
export function staySure(stay: Stay, inside: Sighting): Stay {
  const { lastIn, isInDoubt, sure } = stay;
  const isSure = !isInDoubt && !isSilence(lastIn.t, inside.t);
  return {
    ...stay,
    lastIn: inside,
    isInDoubt: false,
    sure: isSure ? withSpan(sure, { from: lastIn.t, to: inside.t }) : sure,
  };
}

/** A row of fixes that are all surely outside. */
export type Away = { readonly first: Sighting; readonly last: Sighting; readonly spans: Spans };

export function furtherAway(away: Away | undefined, outside: Sighting): Away {
  if (!away) return { first: outside, last: outside, spans: [] };
  const { first, last, spans } = away;
  const span = { from: last.t, to: outside.t };
  return {
    first,
    last: outside,
    spans: isSilence(span.from, span.to) ? spans : withSpan(spans, span),
  };
}

/** Back from being away: that time is no part of the stay. */
export const stayBack = (stay: Stay, away: Away | undefined): Stay =>
  away ? { ...stay, gone: away.spans.reduce(withSpan, stay.gone) } : stay;

/** Too long between two fixes for either to speak for the time between. */
export const isSilence = (from: number, to: number): boolean => to - from > dwellLimits.sureApartMs;
