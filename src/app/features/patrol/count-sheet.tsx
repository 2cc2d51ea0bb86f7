/** A list to count in: one tap, one more. Each tap is saved. */
import type { Patrol } from '../../../domain/patrol.ts';
import { count, countOf } from '../../../domain/patrol-steps.ts';
import type { Fields } from '../../../domain/records.ts';
import type { ListEntry, Reference } from '../../../domain/reference.ts';
import { choicesOf, dayOf } from '../../entry-names.ts';
import { Button } from '../../ui/button.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { Stepper } from '../../ui/stepper.tsx';

export type PatrolSheet = {
  readonly patrol: Patrol;
  readonly reference: Reference;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly save: (fields: Fields) => unknown;
};

type Props = PatrolSheet & {
  readonly title: string;
  readonly field: 'engagements' | 'actions';
  readonly entries: readonly ListEntry[];
};

export function CountSheet({ title, field, entries, patrol, reference, save, ...sheet }: Props) {
  const counts = patrol[field];
  const counted = counts.map(({ what }) => what);
  return (
    <Sheet
      {...sheet}
      title={title}
      actions={
        <Button kind="primary" size="field" wide onClick={sheet.onClose}>
          Done
        </Button>
      }
    >
      <div class="patrol">
        {choicesOf(entries, dayOf(patrol.from, reference), counted).map(
          ({ value, label, hint }) => (
            <Stepper
              key={value}
              label={label}
              hint={hint}
              value={countOf(counts, value)}
              onChange={(to) => save({ [field]: count(counts, value, to) })}
            />
          ),
        )}
      </div>
    </Sheet>
  );
}
