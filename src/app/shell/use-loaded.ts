/** A component from a part of the app that is not loaded with the first page. */
import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';

export type Load<P> = () => Promise<ComponentType<P>>;

/** By `load`, so that a page that was open before comes back without a blank in between. */
const known = new Map<unknown, unknown>();

/** `null` while it is on its way. */
export function useLoaded<P>(load: Load<P>): ComponentType<P> | 'failed' | null {
  const [loaded, setLoaded] = useState<ComponentType<P> | 'failed' | null>(
    () => (known.get(load) as ComponentType<P> | undefined) ?? null,
  );
  useEffect(() => {
    if (loaded) return;
    load().then(
      (part) => {
        known.set(load, part);
        setLoaded(() => part);
      },
      () => setLoaded('failed'),
    );
  }, [load, loaded]);
  return loaded;
}
