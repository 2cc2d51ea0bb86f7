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
      {isLong && !hasOthers && kinds.length > 1 && (
        <Choices
          legend="Kind"
          isLegendHidden
          required
          options={[
            { value: anyKind, label: 'All kinds' },
            ...kinds.map((it) => ({ value: it, label: sentence(kindTable[it].plainMany) })),
          ]}
          value={filter.kind ?? anyKind}
          onChange={(kind) => onChange({ kind: kind === anyKind ? null : (kind as Kind) })}
        />
      )}
      {isLong && (
        <TextField
          label="Find by what, where, receipt or note"
          value={filter.words}
          enterKeyHint="search"
          onInput={(words) => onChange({ words })}
        />
      )}
    </div>
  );
}

const anyKind = 'all';
const sentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
