/**
 * Two colleagues may log one thing, and the second adds theirs to the first. Then the thing counts once, and never
 * not at all: where the other one is not there (deleted, out of sight, no incident after all), an incident
 * counts by itself again.
 */
import { type Incident, notAnIncident } from '../domain/incident.ts';

export type Addable = { readonly id: string; readonly fields: Partial<Incident> };

/** Looked at, and nothing was wrong. */
export const isNoIncident = ({ outcomes }: Partial<Incident>): boolean =>
  outcomes?.includes(notAnIncident) ?? false;

/** By the id of each incident that is counted with another one: that one's id, which itself is counted. */
export function additionsIn(incidents: readonly Addable[]): ReadonlyMap<string, string> {
  const targets = targetsIn(incidents);
  const ends = new Map<string, string>();
  for (const id of targets.keys()) followTo(id, targets, ends);
  return new Map([...ends].filter(([id, end]) => id !== end));
}

/** Each thing once, with all that was done about it by whoever logged it. */
export function countedOnce<T extends Addable>(incidents: readonly T[]): readonly T[] {
  const additions = additionsIn(incidents);
  if (additions.size === 0) return incidents;
  const outcomes = new Map<string, Set<string>>();
  for (const { id, fields } of incidents) {
    const counted = additions.get(id);
    if (counted === undefined) continue;
    const done = outcomes.get(counted) ?? new Set();
    for (const outcome of fields.outcomes ?? []) done.add(outcome);
    outcomes.set(counted, done);
  }
  return incidents
    .filter(({ id }) => !additions.has(id))
    .map((incident) => withOutcomes(incident, outcomes.get(incident.id)));
}

function withOutcomes<T extends Addable>(incident: T, more: ReadonlySet<string> | undefined): T {
  if (!more || more.size === 0) return incident;
  const outcomes = [...new Set([...(incident.fields.outcomes ?? []), ...more])];
  return { ...incident, fields: { ...incident.fields, outcomes } };
}

type Targets = ReadonlyMap<string, string>;

/** What each adds to, where both are incidents that are there. */
function targetsIn(incidents: readonly Addable[]): Targets {
  const adding = incidents.filter(
    ({ fields }) => fields.addsTo !== undefined && !isNoIncident(fields),
  );
  if (adding.length === 0) return new Map();
  const there = new Set(
    incidents.filter(({ fields }) => !isNoIncident(fields)).map(({ id }) => id),
  );
  return new Map(
    adding.flatMap(({ id, fields: { addsTo = '' } }) => (there.has(addsTo) ? [[id, addsTo]] : [])),
  );
}

/**
 * Along the additions to the one that adds to nothing, which then stands for all that were passed. Two phones without
 * signal may each add to the other: of such a ring the first by its id stands for all.
 */
function followTo(id: string, targets: Targets, ends: Map<string, string>): void {
  const passed = new Set<string>();
  let at = id;
  while (!passed.has(at) && !ends.has(at)) {
    passed.add(at);
    at = targets.get(at) ?? at;
  }
  const end = ends.get(at) ?? firstOfRing(at, targets);
  for (const one of passed) ends.set(one, end);
}

/** What adds to nothing is a ring of one. */
function firstOfRing(id: string, targets: Targets): string {
  let first = id;
  for (let at = targets.get(id) ?? id; at !== id; at = targets.get(at) ?? id) {
    if (at < first) first = at;
  }
  return first;
}
