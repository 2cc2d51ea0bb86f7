/** A record's photos: each as large as a thumb with its state in words, larger at a tap, and off again with *Undo*. */
import { useState } from 'preact/hooks';
import type { Held } from '../../device/phone.ts';
import { type HeldPhoto, heldPhotosOf } from '../../device/photo-state.ts';
import type { Reference } from '../../domain/reference.ts';
import { useNow, usePhone } from '../phone-context.tsx';
import { Button } from '../ui/button.tsx';
import { PhotoTile } from '../ui/photo-tile.tsx';
import { Progress } from '../ui/progress.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { StateMark } from '../ui/state-mark.tsx';
import { timeWords } from '../words.ts';
import { notSeenWords, photoStateWords, refusedWords, type When } from './photo-words.ts';
import { usePicture } from './use-picture.ts';
import { type Removal, useRemoval } from './use-removal.ts';

type Props = {
  readonly held: Held;
  readonly reference: Reference;
  /** Whether they may be taken off the record here. */
  readonly mayRemove: boolean;
  /** Where it is not done at once but with the rest of a form. */
  readonly removal?: Removal;
};

export function PhotoList({ held, reference, mayRemove, removal: given }: Props) {
  const { state } = usePhone();
  const own = useRemoval(held, reference);
  const removal = given ?? own;
  const photos = heldPhotosOf(state, held);
  if (photos.length === 0) return null;
  return (
    <ul class="photo-list">
      {photos.map((photo, i) => (
        <PhotoItem
          key={photo.hash}
          {...{ held, photo, mayRemove, removal }}
          name={`Photo ${i + 1} of ${photos.length}`}
          timeZone={reference.partnership.timeZone}
        />
      ))}
    </ul>
  );
}

type ItemProps = Pick<Props, 'held' | 'mayRemove'> & {
  readonly photo: HeldPhoto;
  readonly name: string;
  readonly timeZone: string;
  readonly removal: Removal;
};

function PhotoItem({ held, photo, mayRemove, name, timeZone, removal }: ItemProps) {
  const { world } = usePhone();
  const [isOpen, setOpen] = useState(false);
  const picture = usePicture(held.id, photo);
  const when = { now: world.now(), timeZone };
  const label = `${name}, added ${timeWords(photo.at, when.now, timeZone)}`;
  if (removal.untilOf(photo.hash) !== undefined) {
    return (
      <PhotoTile label={label} note="Removed" onOpen={() => undefined}>
        <Undo name={name} hash={photo.hash} removal={removal} />
      </PhotoTile>
    );
  }
  const url = picture?.ok ? picture.value : undefined;
  const note = picture?.ok === false ? notSeenWords(picture.fault, held.isMine) : undefined;
  return (
    <PhotoTile label={label} url={url} note={note} onOpen={() => setOpen(true)}>
      {held.isMine && <PhotoState photo={photo} name={name} when={when} />}
      {(mayRemove || photo.state === 'attention') && (
        <Button kind="quiet" icon="trash-2" onClick={() => removal.begin(photo)}>
          Remove<span class="only-heard"> {name}</span>
        </Button>
      )}
      <Sheet title={name} isOpen={isOpen} onClose={() => setOpen(false)}>
        <div class="photo-night">
          <img
            class="photo-large"
            src={url}
            width={photo.width}
            height={photo.height}
            alt={label}
          />
        </div>
      </Sheet>
    </PhotoTile>
  );
}

type StateProps = { readonly photo: HeldPhoto; readonly name: string; readonly when: When };

function PhotoState({ photo, name, when }: StateProps) {
  const { state, share, fault } = photo;
  if (state === 'elsewhere') return null;
  const words = photoStateWords(photo, when);
  if (state === 'sending')
    return <Progress words={words} label={`${name}: sending`} value={share} />;
  return (
    <>
      <StateMark state={state} words={words} />
      {state === 'attention' && fault && <p class="small">{refusedWords(fault)}</p>}
    </>
  );
}

type UndoProps = { readonly name: string; readonly hash: string; readonly removal: Removal };

function Undo({ name, hash, removal }: UndoProps) {
  const now = useNow();
  const secondsLeft = Math.ceil(((removal.untilOf(hash) ?? 0) - now) / 1000);
  return (
    <Button icon="undo-2" onClick={() => removal.undo(hash)}>
      Undo<span class="only-heard">: keep {name}</span>{' '}
      <span class="undo-left" aria-hidden="true">
        {Math.max(0, secondsLeft)}
      </span>
    </Button>
  );
}
