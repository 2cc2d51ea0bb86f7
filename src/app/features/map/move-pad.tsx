/** Four arrows, for whoever cannot drag: `onMove` gets steps to the right and down. */
import { Icon } from '../../ui/icon.tsx';

type Props = { readonly label: string; readonly onMove: (x: number, y: number) => void };

const ways = [
  { way: 'left', icon: 'arrow-left', x: -1, y: 0 },
  { way: 'up', icon: 'arrow-up', x: 0, y: -1 },
  { way: 'down', icon: 'arrow-down', x: 0, y: 1 },
  { way: 'right', icon: 'arrow-right', x: 1, y: 0 },
] as const;

export function MovePad({ label, onMove }: Props) {
  return (
    <fieldset class="move-pad" aria-label={label}>
      {ways.map(({ way, icon, x, y }) => (
        <button key={way} type="button" aria-label={way} onClick={() => onMove(x, y)}>
          <Icon name={icon} />
        </button>
      ))}
    </fieldset>
  );
}
