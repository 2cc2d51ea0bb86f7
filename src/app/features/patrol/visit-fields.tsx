/** Visits with their two times; one can be taken out, or one that was forgotten put in. */
import { useState } from 'preact/hooks';
import type { Patrol, Visit } from '../../../domain/patrol.ts';
import type { Fields } from '../../../domain/records.ts';
import type { Reference } from '../../../domain/reference.ts';
import { minuteMs } from '../../../domain/time.ts';
import { entryName } from '../../entry-names.ts';
import { usePhone } from '../../phone-context.tsx';
import { Button } from '../../ui/button.tsx';
import { DateTimeField } from '../../ui/date-time-field.tsx';
import { Section } from '../../ui/section.tsx';
import { ArriveSheet } from './arrive-sheet.tsx';
import type { HeldPatrol } from './held-patrol.ts';
import { errorAt, type TimeError, timeFieldId } from './time-errors.ts';

type Props = {
  readonly held: HeldPatrol;
  readonly reference: Reference;
  readonly errors: readonly TimeError[];
  readonly set: (fields: Fields) => void;
};

export function VisitFields({ held, reference, errors, set }: Props) {
  const { world } = usePhone();
  const [isAdding, setIsAdding] = useState(false);
  const { patrol } = held;
  const { visits } = patrol;
  const replace = (changed: Visit) =>
    set({ visits: visits.map((visit) => (visit.id === changed.id ? changed : visit)) });
  const add = (hotspot: string) => {
    setIsAdding(false);
    const visit = { id: world.newId(), hotspot, ...roomFor(patrol), source: 'hand' as const };
    set({ visits: [...visits, visit] });
  };
  return (
    <Section title="Visits" hint={visits.length === 0 ? 'None on this patrol.' : undefined}>
      {visits.map((visit) => (
        <VisitField
          key={visit.id}
          visit={visit}
          name={entryName(reference.hotspots, visit.hotspot)}
          timeZone={reference.partnership.timeZone}
          errors={errors}
          onChange={replace}
          onRemove={() => set({ visits: visits.filter(({ id }) => id !== visit.id) })}
        />
      ))}
      <Button icon="plus" onClick={() => setIsAdding(true)}>
        Add a visit
      </Button>
      <ArriveSheet
        title="Which hotspot?"
        held={held}
        reference={reference}
        isOpen={isAdding}
        onClose={() => setIsAdding(false)}
        onArrive={add}
      />
    </Section>
  );
}

type FieldProps = {
  readonly visit: Visit;
  readonly name: string;
  readonly timeZone: string;
  readonly errors: readonly TimeError[];
  readonly onChange: (visit: Visit) => void;
  readonly onRemove: () => void;
};

function VisitField({ visit, name, timeZone, errors, onChange, onRemove }: FieldProps) {
  return (
    <div class="visit-field">
      <div class="visit-field-head">
        <h3>{name}</h3>
        <Button kind="quiet" icon="trash-2" aria-label={`Remove ${name}`} onClick={onRemove}>
          Remove
        </Button>
      </div>
      {(['arrived', 'left'] as const).map((field) => (
        <DateTimeField
          key={field}
          id={timeFieldId(field, visit.id)}
          label={field === 'arrived' ? 'Arrived' : 'Left'}
          value={visit[field] ?? visit.arrived}
          timeZone={timeZone}
          error={errorAt(errors, timeFieldId(field, visit.id))}
          onChange={(at) => onChange(byHand({ ...visit, [field]: at }))}
        />
      ))}
    </div>
  );
}

/** Who sets a time knows better than the fixes: what was sure and possible is no longer. */
const byHand = ({ confirmedSeconds: _, possibleSeconds: __, ...visit }: Visit): Visit => ({
  ...visit,
  source: 'hand',
});

const usualMinutes = 10;

/** A forgotten visit begins after the last one, or with the patrol; both times are there to be changed. */
function roomFor({ from, to = from, visits }: Patrol): Pick<Visit, 'arrived'> & { left: number } {
  const after = Math.max(from, ...visits.map(({ arrived, left }) => left ?? arrived));
  const left = Math.min(to, after + usualMinutes * minuteMs);
  return { arrived: Math.min(after, left), left };
}
