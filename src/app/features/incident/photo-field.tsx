/** Photos of an incident: from the camera or from what is on the phone, made small before they are saved. */
import { useState } from 'preact/hooks';
import type { Held } from '../../../device/phone.ts';
import { makePhoto } from '../../../device/photo-making.ts';
import { photosIn } from '../../../domain/photo.ts';
import type { Reference } from '../../../domain/reference.ts';
import { type Fault, fail, fault, type Result } from '../../../domain/result.ts';
import { usePhone } from '../../phone-context.tsx';
import { PhotoList } from '../../photos/photo-list.tsx';
import { notAddedWords } from '../../photos/photo-words.ts';
import { FileButton } from '../../ui/file-button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Progress } from '../../ui/progress.tsx';
import { Section } from '../../ui/section.tsx';
import { counted } from '../../words.ts';

type Props = { readonly held: Held<'incident'>; readonly reference: Reference };

export function PhotoField({ held, reference }: Props) {
  const { photosPerIncidentMax: max } = reference.partnership.policy;
  const adding = useAdding(held.id);
  const count = photosIn(held.fields).length;
  if (max === 0) return null;
  return (
    <Section title="Photos" hint="Faces and number plates only where they are needed.">
      <PhotoList held={held} reference={reference} mayRemove />
      {adding.isBusy && <Progress words="Making it small enough for a weak signal." />}
      {adding.fault && (
        <Notice kind="attention" title="The photo was not added">
          {notAddedWords(adding.fault, max)}
        </Notice>
      )}
      {count < max ? (
        <div class="incident-photo-ways">
          <FileButton
            size="field"
            wide
            icon="camera"
            accept="image/*"
            isCamera
            busy={adding.isBusy}
            onFile={adding.add}
          >
            Photo
          </FileButton>
          <FileButton accept="image/*" kind="quiet" busy={adding.isBusy} onFile={adding.add}>
            Choose a picture
          </FileButton>
        </div>
      ) : (
        <p class="soft">{counted(max, 'photo')}: no more on one record.</p>
      )}
    </Section>
  );
}

type Adding = {
  readonly isBusy: boolean;
  readonly fault: Fault | null;
  readonly add: (file: File) => void;
};

function useAdding(record: string): Adding {
  const { phone } = usePhone();
  const [isBusy, setBusy] = useState(false);
  const [why, setWhy] = useState<Fault | null>(null);
  const add = async (file: File): Promise<Result<null>> => {
    const made = await makePhoto(file);
    if (!made.ok) return made;
    const photos = await phone.photos();
    return (await photos?.add(record, made.value)) ?? fail(fault('offline'));
  };
  return {
    isBusy,
    fault: why,
    add: (file) => {
      setBusy(true);
      void add(file).then((added) => {
        setBusy(false);
        setWhy(added.ok ? null : added.fault);
      });
    },
  };
}
