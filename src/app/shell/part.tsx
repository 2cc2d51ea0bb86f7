/** A page that is loaded when it is first opened: nothing is shown for 400 ms, most are here by then. */
import type { ComponentType } from 'preact';
import { useErrorBoundary, useLayoutEffect } from 'preact/hooks';
import { placeScroll } from '../scroll.ts';
import { Progress } from '../ui/progress.tsx';
import { Broken, NotLoaded } from './failed-pages.tsx';
import { type Load, useLoaded } from './use-loaded.ts';
import './part.css';

type Props<P> = { readonly load: Load<P>; readonly given: P };

export function Part<P>({ load, given }: Props<P>) {
  const [error] = useErrorBoundary();
  const part = useLoaded(load);
  if (error) return <Broken />;
  if (part === null) return <Loading />;
  if (part === 'failed') return <NotLoaded />;
  return <Placed page={part} given={given} />;
}

type PlacedProps<P> = { readonly page: ComponentType<P>; readonly given: P };

function Placed<P>({ page: Page, given }: PlacedProps<P>) {
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
