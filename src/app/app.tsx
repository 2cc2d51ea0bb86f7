/** What is shown for each stage of the phone: opening, blocked, nobody signed in, or someone at work. */
import { LocationProvider, useLocation } from 'preact-iso';
import type { HeldPhone } from './phone-context.tsx';
import { PhoneProvider, usePhone } from './phone-context.tsx';
import { Brand } from './shell/brand.tsx';
import { Outdated } from './shell/failed-pages.tsx';
import { Frame, Ribbon, SkipLink } from './shell/frame.tsx';
import { Part } from './shell/part.tsx';
import { Quiet } from './shell/quiet.tsx';

const join = async () => (await import('./features/join/join.tsx')).Join;
const blocked = async () => (await import('./shell/plain-pages.tsx')).StorageBlocked;
const banners = async () => (await import('./shell/banners.tsx')).Banners;
const nobody = async () => (await import('./features/nobody/nobody.tsx')).Nobody;

export function App({ held }: { readonly held: HeldPhone }) {
  return (
    <PhoneProvider held={held}>
      <LocationProvider>
        <Stage />
      </LocationProvider>
    </PhoneProvider>
  );
}

function Stage() {
  const { state } = usePhone();
  const { path } = useLocation();
  const code = codeIn(path);
  if (state.stage === 'opening') return null;
  if (state.stage === 'outdated') return <Outdated />;
  if (state.stage === 'storage-blocked') return <Part load={blocked} given={{}} />;
  if (code === null && state.person) return <Frame person={state.person} state={state} />;
  return (
    <div class="frame-bare">
      <SkipLink />
      <header>
        {state.isDemonstration && <Ribbon />}
        <Brand />
        <Quiet load={banners} given={{ state, isHome: false }} />
      </header>
      {code === null ? (
        <Part key="nobody" load={nobody} given={{}} />
      ) : (
        <Part key={code} load={join} given={{ code }} />
      )}
    </div>
  );
}

/** The code in `/join/CODE`, as it stands: a code needs no decoding, and half a `%E0` would throw. */
function codeIn(path: string): string | null {
  const [, first, code, ...rest] = path.split('/');
  return first === 'join' && code && rest.length === 0 ? code : null;
}
