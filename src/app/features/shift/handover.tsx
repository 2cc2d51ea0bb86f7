/** `/handover`: the last hours in one's zones on one screen, from what this phone holds, to read out or to print. */
import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import { placesForReview } from '../../../analysis/case-review.ts';
import { coverageOf, type Hours, lastHours, seenPlaces } from '../../../analysis/handover.ts';
import { hotspotsIn } from '../../../analysis/tasking.ts';
import type { Person } from '../../../domain/people.ts';
import type { Reference } from '../../../domain/reference.ts';
import { dispersalsInForce } from '../../dispersals.ts';
import { dayOf, listedNames } from '../../entry-names.ts';
import { incidentsIn } from '../../incidents.ts';
import { owedNow } from '../../owed.ts';
import { usePhone } from '../../phone-context.tsx';
import { Button } from '../../ui/button.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { Page } from '../../ui/page.tsx';
import { throughMinute, useMinute } from '../../use-minute.ts';
import { clockWords } from '../../words.ts';
import {
  coveredWords,
  dispersalWords,
  flaggedWords,
  kindsWords,
  placeWords,
  uncoveredWords,
} from './handover-words.ts';
import { HeldSince } from './held-since.tsx';
import { zonesOfPerson } from './zones-of-person.ts';
import './handover.css';

type Props = { readonly reference: Reference; readonly person: Person };

export function Handover({ reference, person }: Props) {
  const now = useMinute();
  const { timeZone, policy } = reference.partnership;
  const hours = lastHours(policy.handoverHours, throughMinute(now));
  const names = zonesOfPerson(person, reference);
  return (
    <Page
      title="Handover"
      subtitle={`${clockWords(hours.from, timeZone)} to ${clockWords(now, timeZone)} · ${listedNames(names)}`}
    >
      <div class="handover">
        <InForce reference={reference} hours={hours} />
        <Seen reference={reference} hours={hours} zones={person.zones} />
        <Covered reference={reference} hours={hours} zones={person.zones} />
        <Flagged reference={reference} hours={hours} />
      </div>
      <HeldSince reference={reference} now={now} />
      <div class="side-by-side">
        <LinkButton href="/tasking" icon="map-pin">
          Tasking
        </LinkButton>
        <Button icon="printer" onClick={() => print()}>
          Print
        </Button>
      </div>
    </Page>
  );
}

type PartProps = {
  readonly reference: Reference;
  readonly hours: Hours;
  readonly zones: readonly string[];
};

const Part = ({ title, children }: { title: string; children: ComponentChildren }) => (
  <section class="handover-part">
    <h2>{title}</h2>
    {children}
  </section>
);

function InForce({ reference, hours }: Omit<PartProps, 'zones'>) {
  const { records } = usePhone().state;
  const held = dispersalsInForce(records, hours.to);
  if (held.length === 0) return null;
  return (
    <Part title="Dispersal in force">
      <ul>
        {held.map(({ id, fields }) => (
          <li key={id}>{dispersalWords(fields, reference, hours.to)}</li>
        ))}
      </ul>
    </Part>
  );
}

function Seen({ reference, hours, zones }: PartProps) {
  const { records } = usePhone().state;
  const places = useMemo(
    () => seenPlaces(incidentsIn(records), zones, hours),
    [records, zones, hours.to],
  );
  const total = places.reduce((sum, { count }) => sum + count, 0);
  return (
    <Part title={total === 0 ? 'Seen' : `Seen: ${total}`}>
      {total === 0 && <p>Nothing was logged in these hours, as far as this phone knows.</p>}
      <ul>
        {places.map((place) => (
          <li key={place.lastAt}>
            <strong>{placeWords(place.where, reference)}</strong>{' '}
            {kindsWords(place.kinds, reference)}
          </li>
        ))}
      </ul>
    </Part>
  );
}

function Covered({ reference, hours, zones }: PartProps) {
  const { state } = usePhone();
  const { records, covered } = state;
  const coverage = useMemo(() => {
    const hotspots = hotspotsIn({ reference, zones, now: hours.to });
    return coverageOf(hotspots, owedNow({ records, covered }, reference, hours.to), hours);
  }, [records, covered, reference, zones, hours.to]);
  if (coverage.length === 0) return null;
  return (
    <Part title="Hotspots">
      <p>{uncoveredWords(coverage)}</p>
      <p>{coveredWords(coverage, reference)}</p>
    </Part>
  );
}

/** Only where something happened in these hours: what has stood for months is on the map. */
function Flagged({ reference, hours }: Omit<PartProps, 'zones'>) {
  const { records } = usePhone().state;
  const places = useMemo(
    () => placesForReview(incidentsIn(records), reference, hours.to),
    [records, reference, dayOf(hours.to, reference)],
  );
  const now = places.filter(({ lastAt }) => lastAt >= hours.from);
  if (now.length === 0) return null;
  return (
    <Part title="Case review may be asked for">
      <p>{flaggedWords(now, reference)}</p>
    </Part>
  );
}
