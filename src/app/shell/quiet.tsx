/** A part of the frame that the first paint doesn't wait for, and that is not missed until it is there. */
import { type Load, useLoaded } from './use-loaded.ts';

type Props<P> = { readonly load: Load<P>; readonly given: P };

export function Quiet<P>({ load, given }: Props<P>) {
  const Loaded = useLoaded(load);
  if (Loaded === null || Loaded === 'failed') return null;
  return <Loaded {...(given as P & object)} />;
}
