/** What the paper is about: a thin column beside it. */
import { type PresetName, presetNames, presets } from '../../../analysis/period.ts';
import type { Period } from '../../../domain/figures.ts';
import type { Reference } from '../../../domain/reference.ts';
import { DayField } from '../../ui/day-field.tsx';
import { SelectField, type SelectOption } from '../../ui/select-field.tsx';
import { type Narrowing, narrowed, presetsLongEnough, type SummaryChoice } from './choice.ts';
import { entriesOnOffer } from './on-offer.ts';

type Props = {
  readonly choice: SummaryChoice;
  readonly period: Period;
  readonly reference: Reference;
  readonly today: string;
  /** Small numbers are hidden from this role: no filters, and no short periods. */
  readonly isHidden: boolean;
  readonly onChoice: (choice: SummaryChoice) => void;
};

const other = 'other';

export function Builder({ choice, period, reference, today, isHidden, onChoice }: Props) {
  const names = isHidden ? presetsLongEnough(today) : presetNames;
  const isOther = typeof choice.period !== 'string';
  const choosePeriod = (value: string) =>
    onChoice({ ...choice, period: value === other ? period : (value as PresetName) });
  return (
    <div class="builder-fields">
      <SelectField
        label="Period"
        value={isOther ? other : (choice.period as string)}
        options={[
          ...names.map((value) => ({ value, label: presets[value].plain })),
          ...(isHidden ? [] : [{ value: other, label: 'From one day to another' }]),
        ]}
        hint="Compared with the period before"
        onChange={choosePeriod}
      />
      {isOther && !isHidden && (
        <Days period={period} onPeriod={(next) => onChoice({ ...choice, period: next })} />
      )}
      {isHidden ? (
        <p class="small soft">
          Small numbers are hidden from your role, so the figures are for the whole partnership and
          for four weeks or more.
        </p>
      ) : (
        <Narrowings {...{ choice, period, reference, onChoice }} />
      )}
    </div>
  );
}

function Days({
  period,
  onPeriod,
}: {
  readonly period: Period;
  readonly onPeriod: (period: Period) => void;
}) {
  /** The other end moves along rather than be before the first. */
  const setFrom = (from: string) =>
    from && onPeriod({ from, to: from > period.to ? from : period.to });
  const setTo = (to: string) => to && onPeriod({ from: to < period.from ? to : period.from, to });
  return (
    <>
      <DayField label="From" value={period.from} onChange={setFrom} />
      <DayField label="To" value={period.to} onChange={setTo} />
    </>
  );
}

const fields: readonly {
  readonly name: Narrowing;
  readonly label: string;
  readonly all: string;
}[] = [
  { name: 'zone', label: 'Zone', all: 'All zones' },
  { name: 'hotspot', label: 'Hotspot', all: 'Everywhere' },
  { name: 'class', label: 'Class', all: 'All classes' },
  { name: 'type', label: 'Kind', all: 'Any kind' },
  { name: 'theme', label: 'Theme', all: 'All themes' },
  { name: 'priority', label: 'Priority', all: 'All priorities' },
];

function Narrowings({
  choice,
  period,
  reference,
  onChoice,
}: Pick<Props, 'choice' | 'period' | 'reference' | 'onChoice'>) {
  return fields.map(({ name, label, all }) => (
    <SelectField
      key={name}
      label={label}
      value={choice[name] ?? ''}
      options={[{ value: '', label: all }, ...optionsOf(name, { choice, period, reference })]}
      onChange={(value) => onChoice(narrowed(choice, name, value || undefined))}
    />
  ));
}

const optionsOf = (
  name: Narrowing,
  asked: Pick<Props, 'choice' | 'period' | 'reference'>,
): readonly SelectOption[] =>
  entriesOnOffer(name, asked).map(({ id, name: label }) => ({ value: id, label }));
