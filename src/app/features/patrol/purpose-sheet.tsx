/** Which theme and which priority of the plan the patrol served: how it is found again in the summary. */
import { isValidOn } from '../../../domain/time.ts';
import { choicesOf, dayOf } from '../../entry-names.ts';
import { Button } from '../../ui/button.tsx';
import { Choices } from '../../ui/choices.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import type { PatrolSheet } from './count-sheet.tsx';

export function PurposeSheet({ patrol, reference, save, ...sheet }: PatrolSheet) {
  const day = dayOf(patrol.from, reference);
  const priorities = reference.plans
    .filter((plan) => isValidOn(plan, day))
    .flatMap((plan) => plan.priorities);
  return (
    <Sheet
      {...sheet}
      title="What it was for"
      actions={
        <Button kind="primary" size="field" wide onClick={sheet.onClose}>
          Done
        </Button>
      }
    >
      <Choices
        legend="Theme"
        layout="column"
        options={choicesOf(reference.themes, day, patrol.theme ? [patrol.theme] : [])}
        value={patrol.theme}
        onChange={(theme) => save({ theme })}
      />
      {priorities.length > 0 && (
        <Choices
          legend="Priority of the plan"
          layout="column"
          options={priorities.map(({ id, name }) => ({ value: id, label: name }))}
          value={patrol.priority}
          onChange={(priority) => save({ priority })}
        />
      )}
    </Sheet>
  );
}
