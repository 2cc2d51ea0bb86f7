/** Who goes, how, and where: as it began, changeable at any moment. */
import type { Patrol } from '../../../domain/patrol.ts';
import { choicesOf, dayOf } from '../../entry-names.ts';
import { usePhone } from '../../phone-context.tsx';
import { Button } from '../../ui/button.tsx';
import { Choices, ManyChoices } from '../../ui/choices.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { Stepper } from '../../ui/stepper.tsx';
import type { PatrolSheet } from './count-sheet.tsx';

const peopleMax = 50;

export function SetupSheet({ patrol, reference, save, ...sheet }: PatrolSheet) {
  const { state } = usePhone();
  const day = dayOf(patrol.from, reference);
  const { lists } = reference;
  const crewRoles = choicesOf(
    lists.crewRoles,
    day,
    patrol.crew.map(({ role }) => role),
  );
  const zones = choicesOf(reference.zones, day, patrol.zones).sort(
    (a, b) => ownFirst(a.value, state.person?.zones) - ownFirst(b.value, state.person?.zones),
  );
  return (
    <Sheet
      {...sheet}
      title="Crew and zones"
      actions={
        <Button kind="primary" size="field" wide onClick={sheet.onClose}>
          Done
        </Button>
      }
    >
      <div class="patrol">
        <h3>Who is on it</h3>
        {crewRoles.map(({ value, label }) => (
          <Stepper
            key={value}
            label={label}
            value={peopleOf(patrol.crew, value)}
            max={peopleMax}
            onChange={(people) => save({ crew: withPeople(patrol.crew, value, people) })}
          />
        ))}
      </div>
      <Choices
        legend="How"
        required
        options={choicesOf(lists.patrolModes, day, [patrol.mode])}
        value={patrol.mode}
        onChange={(mode) => mode && save({ mode })}
      />
      <ManyChoices
        legend="Zones"
        hint="They overlap: choose every one you walk in."
        options={zones}
        values={patrol.zones}
        onChange={(chosen) => save({ zones: chosen })}
      />
    </Sheet>
  );
}

const peopleOf = (crew: Patrol['crew'], role: string): number =>
  crew.find((it) => it.role === role)?.count ?? 0;

const withPeople = (crew: Patrol['crew'], role: string, people: number): Patrol['crew'] => {
  const others = crew.filter((it) => it.role !== role);
  return people === 0 ? others : [...others, { role, count: people }];
};

const ownFirst = (zone: string, own: readonly string[] = []): number =>
  own.includes(zone) ? 0 : 1;
