/** A part of the app that is loaded when it is first needed: nothing is shown for 400 ms, most parts are here by then. */
import type { ComponentType } from 'preact';
import { useEffect, useErrorBoundary, useLayoutEffect, useState } from 'preact/hooks';
import { placeScroll } from '../scroll.ts';
import { Progress } from '../ui/progress.tsx';
import { Broken, NotLoaded } from './plain-pages.tsx';
import './part.css';

type Load<P> = () => Promise<ComponentType<P>>;
type Props<P> = { readonly load: Load<P>; readonly given: P };

/** By `load`, so that a page that was open before comes back without a blank in between. */
const known = new Map<unknown, unknown>();

export function Part<P>({ load, given }: Props<P>) {
  const [error] = useErrorBoundary();
  const part = useLoaded(load);
  if (error) return <Broken />;
  if (part === null) return <Loading />;
  if (part === 'failed') return <NotLoaded />;
  return <Placed page={part} given={given} />;
}

function useLoaded<P>(load: Load<P>): ComponentType<P> | 'failed' | null {
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

function Placed<P>({ page: Page, given }: { readonly page: ComponentType<P>; readonly given: P }) {
  useLayoutEffect(placeScroll, []);
  return <Page {...(given as P & object)} />;
}

function Loading() {
  return (
    <main class="page page-reading loading" id="main">
      <Progress words="Opening the page" />
    </main>
  );
}
