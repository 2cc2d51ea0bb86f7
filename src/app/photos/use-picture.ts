/** The picture itself: from this phone while its bytes are here, else from the server when there is signal. */
import { useEffect, useState } from 'preact/hooks';
import { fetchPhoto } from '../../device/fetch-photo.ts';
import type { Phone } from '../../device/phone.ts';
import type { HeldPhoto } from '../../device/photo-state.ts';
import type { World } from '../../device/world.ts';
import { fail, fault, ok, type Result } from '../../domain/result.ts';
import { usePhone } from '../phone-context.tsx';
import { useRetryOnSignal } from '../use-retry-on-signal.ts';

/** What is still on its way from somebody's phone is looked for while the page is open. */
const againMs = 20_000;

/** `null` while it comes. Nothing that came from the server is kept on this phone. */
export function usePicture(
  record: string,
  { hash }: Pick<HeldPhoto, 'hash'>,
): Result<string> | null {
  const { phone, world } = usePhone();
  const [picture, setPicture] = useState<Result<string> | null>(null);
  const [tries, setTries] = useState(0);
  const again = () => setTries((before) => before + 1);
  useEffect(() => {
    let url: string | undefined;
    let isWanted = true;
    let callOff = () => {};
    void pictureOf(phone, world, { record, hash }).then((found) => {
      if (!isWanted) return;
      if (found.ok) url = URL.createObjectURL(found.value);
      else if (found.fault.code === 'not-found') callOff = world.wakeAfter(againMs, again);
      setPicture(url === undefined ? (found as Result<never>) : ok(url));
    });
    return () => {
      isWanted = false;
      callOff();
      if (url !== undefined) URL.revokeObjectURL(url);
    };
  }, [phone, world, record, hash, tries]);
  useRetryOnSignal(picture?.ok === false ? picture.fault : null, again);
  return picture;
}

async function pictureOf(
  phone: Phone,
  world: World,
  { record, hash }: { readonly record: string; readonly hash: string },
): Promise<Result<Blob>> {
  const photos = await phone.photos();
  if (!photos) return fail(fault('offline'));
  const own = await photos.read(record, hash);
  if (own.ok && own.value) return ok(new Blob([own.value], { type: 'image/jpeg' }));
  return fetchPhoto(world, record, hash);
}
