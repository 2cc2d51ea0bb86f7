/** Minutes at one end of a track that its officer does not want counted: they tell no visit, and are deleted at the end. */
import { Choices } from '../../ui/choices.tsx';

type Props = {
  readonly which: 'start' | 'end';
  readonly minutes: number;
  readonly onChange: (minutes: number) => void;
};

const offered = [0, 5, 10, 15];

const legends: Readonly<Record<Props['which'], string>> = {
  start: 'Leave out the beginning, in minutes',
  end: 'Leave out the end, in minutes',
};

export function LeaveOut({ which, minutes, onChange }: Props) {
  return (
    <Choices
      legend={legends[which]}
      size="field"
      required
      options={offered.map((it) => ({ value: String(it), label: String(it) }))}
      value={String(minutes)}
      onChange={(value) => onChange(Number(value ?? 0))}
    />
  );
}
