/** Whose records, of which kind, with which words: shown only as far as there is something to choose. */
import { type Kind, kinds as kindTable } from '../../../domain/records.ts';
import { Choices } from '../../ui/choices.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { RecordsFilter } from './records-filter.ts';

type Props = {
  readonly filter: RecordsFilter;
  readonly onChange: (part: Partial<RecordsFilter>) => void;
  readonly hasOthers: boolean;
  readonly kinds: readonly Kind[];
  readonly isLong: boolean;
};

const whoseOptions = [
  { value: 'mine', label: 'Mine' },
  { value: 'others', label: 'Colleagues’' },
];

export function RecordsTools({ filter, onChange, hasOthers, kinds, isLong }: Props) {
  if (!hasOthers && !isLong) return null;
  return (
    <div class="records-tools">
      {hasOthers && (
        <Choices
          legend="Whose"
          isLegendHidden
          required
          options={whoseOptions}
          value={filter.whose}
          onChange={(whose) => onChange({ whose: whose as RecordsFilter['whose'] })}
        />
      )}
      {isLong && kinds.length > 1 && filter.whose !== 'others' && (
        <Choices
          legend="Kind"
          isLegendHidden
          options={kinds.map((kind) => ({
            value: kind,
            label: sentence(kindTable[kind].plainMany),
          }))}
          value={filter.kind}
          notKnown="All kinds"
          onChange={(kind) => onChange({ kind: kind as Kind | null })}
        />
      )}
      {isLong && (
        <TextField
          label="Search"
          hint="What, where, a receipt or a word from a note."
          value={filter.words}
          enterKeyHint="search"
          onInput={(words) => onChange({ words })}
        />
      )}
    </div>
  );
}

const sentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
