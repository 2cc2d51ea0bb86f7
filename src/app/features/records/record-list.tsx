/** Records under their shifts or days, fifty at a time: five thousand stay as quick as five. */
import type { ReadonlySignal, Signal } from '@preact/signals';
import type { Held } from '../../../device/phone.ts';
import type { Reference } from '../../../domain/reference.ts';
import { usePhone } from '../../phone-context.tsx';
import { happenedAt } from '../../record-line.ts';
import { Button } from '../../ui/button.tsx';
import { List } from '../../ui/row.tsx';
import { Section } from '../../ui/section.tsx';
import { counted } from '../../words.ts';
import { RecordRow } from './record-row.tsx';
import { daysOf, shiftsOf } from './shifts.ts';

export const chunk = 50;

type Props = {
  readonly records: readonly Held[];
  readonly reference: Reference;
  readonly by: 'shift' | 'day';
  /** How many are shown; it outlives the page, so that *Back* finds the list as it was left. */
  readonly shown: Signal<number> & ReadonlySignal<number>;
};

const groupings = { shift: shiftsOf, day: daysOf } as const;

export function RecordList({ records, reference, by, shown }: Props) {
  const { world } = usePhone();
  const part = records.slice(0, shown.value).map((held) => ({ at: happenedAt(held), held }));
  const groups = groupings[by](part, world.now(), reference.partnership.timeZone);
  const left = records.length - part.length;
  return (
    <>
      {groups.map(({ title, items }) => (
        <Section key={`${title} ${items[0]?.held.id}`} title={title}>
          <List>
            {items.map(({ held }) => (
              <RecordRow key={held.id} held={held} reference={reference} />
            ))}
          </List>
        </Section>
      ))}
      {left > 0 && (
        <div class="records-more">
          <Button
            wide
            onClick={() => {
              shown.value += chunk;
            }}
          >
            Show {Math.min(chunk, left)} more
          </Button>
          <p class="soft small">
            {counted(part.length, 'record')} of {records.length.toLocaleString('en-GB')} shown
          </p>
        </div>
      )}
    </>
  );
}
