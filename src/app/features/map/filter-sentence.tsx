/** The filters as one sentence, its changeable words as the phone's own pickers. */
import type { PresetName } from '../../../analysis/period.ts';
import type { MapProps } from './browse-map.tsx';
import {
  kindGroupsOf,
  kindValueOf,
  type OptionGroup,
  periodOptions,
  withKind,
  withZone,
  zoneOptionsOf,
} from './filter-words.ts';
import './filter-sentence.css';

export function FilterSentence({
  reference,
  content,
  filter,
  setFilter,
}: Pick<MapProps, 'reference' | 'content' | 'filter' | 'setFilter'>) {
  return (
    <p class="sentence">
      Incidents of{' '}
      <Word
        label="Kind of incident"
        value={kindValueOf(filter)}
        groups={[
          { label: '', options: [{ value: '', words: 'any kind' }] },
          ...kindGroupsOf(reference),
        ]}
        onChange={(value) => setFilter(withKind(filter, value))}
      />{' '}
      in{' '}
      <Word
        label="Period"
        value={filter.preset}
        groups={[{ label: '', options: periodOptions }]}
        onChange={(value) => setFilter({ ...filter, preset: value as PresetName })}
      />
      ,{' '}
      <Word
        label="Zone"
        value={filter.zone ?? ''}
        groups={[{ label: '', options: zoneOptionsOf(reference, content.day) }]}
        onChange={(value) => setFilter(withZone(filter, value))}
      />
    </p>
  );
}

type WordProps = {
  readonly label: string;
  readonly value: string;
  readonly groups: readonly OptionGroup[];
  readonly onChange: (value: string) => void;
};

function Word({ label, value, groups, onChange }: WordProps) {
  return (
    <select
      class="sentence-word"
      aria-label={label}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    >
      {groups.map((group) =>
        group.label ? (
          <optgroup key={group.label} label={group.label}>
            {optionsOf(group)}
          </optgroup>
        ) : (
          optionsOf(group)
        ),
      )}
    </select>
  );
}

const optionsOf = ({ options }: OptionGroup) =>
  options.map(({ value, words }) => (
    <option key={value} value={value}>
      {words}
    </option>
  ));
