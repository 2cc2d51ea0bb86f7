/**
 * The phone in a pocket: a dark screen that stays on, so that the position goes on, with one number to glance at.
 * Nothing on it does anything but two slow taps. No map is drawn, and nothing moves: that spares the battery.
 */
import { useEffect, useRef } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { runningPatrolOf } from '../../../device/running-patrol.ts';
import type { Patrol } from '../../../domain/patrol.ts';
import { roles } from '../../../domain/roles.ts';
import { minuteMs } from '../../../domain/time.ts';
import { useNow, usePhone } from '../../phone-context.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useNext } from '../../use-next.ts';
import { clockWords, timeZoneOf } from '../../words.ts';
import { type PocketView, pocketViewOf } from './pocket-view.ts';
import { useGuard } from './use-guard.ts';
import { useKeptOpen } from './use-kept-open.ts';
import { useSparing } from './use-sparing.ts';
import { useWakeLock, type WakeLock } from './use-wake-lock.ts';
import './pocket.css';

export function PocketPage() {
  const { route } = useLocation();
  const firstPage = useFirstPage();
  const wakeLock = useWakeLock();
  const dialog = useRef<HTMLDialogElement>(null);
  const letGo = useKeptOpen(dialog);
  const leave = () => letGo(() => route(firstPage, true));
  const { isHalfOpen, onPointer, onClick } = useGuard(leave);
  useSparing();
  useEffect(() => {
    document.title = 'Pocket mode · Beatbook';
  }, []);
  return (
    <main id="main">
      <dialog
        ref={dialog}
        class="pocket"
        data-theme={nightTheme()}
        aria-labelledby="pocket-title"
        onPointerDown={onPointer}
        onPointerUp={onPointer}
        onPointerCancel={onPointer}
        onContextMenu={(event) => event.preventDefault()}
        onKeyDown={(event) => event.key === 'Escape' && leave()}
      >
        <h1 class="pocket-title" id="pocket-title" tabIndex={-1} autofocus>
          Pocket mode
        </h1>
        <Face wakeLock={wakeLock} />
        <button type="button" class="pocket-open" onClick={onClick}>
          {isHalfOpen ? 'Once more' : 'Two slow taps to open'}
        </button>
      </dialog>
    </main>
  );
}

/** Home, where the next tap logs what one sees; whoever has none lands where they always do. */
function useFirstPage(): string {
  const { person } = usePhone().state;
  return `/${person ? roles[person.role].pages[0] : 'me'}`;
}

/** By day, too, a lit screen in a pocket is a waste: only red is kept, for eyes that are used to it. */
const nightTheme = (): string =>
  document.documentElement.dataset.theme === 'night-red' ? 'night-red' : 'dark';

type FaceProps = { readonly wakeLock: WakeLock };

function Face({ wakeLock }: FaceProps) {
  const { state } = usePhone();
  const patrol = runningPatrolOf(state);
  return patrol ? (
    <PatrolFace patrol={patrol} wakeLock={wakeLock} />
  ) : (
    <Shown wakeLock={wakeLock} />
  );
}

type Running = { readonly id: string; readonly fields: Patrol };

function PatrolFace({ patrol, wakeLock }: FaceProps & { readonly patrol: Running }) {
  const { state } = usePhone();
  const next = useNext(patrol, state.track?.fix);
  return <Shown wakeLock={wakeLock} patrol={patrol} next={next} />;
}

type ShownProps = FaceProps & {
  readonly patrol?: Running;
  readonly next?: ReturnType<typeof useNext>;
};

/** Places that one number after another stands at, a few pixels apart: a still picture burns into a screen. */
const places = 5;

function Shown({ wakeLock, patrol, next }: ShownProps) {
  const now = useNow();
  const { state } = usePhone();
  const view = pocketViewOf({ state, patrol, next, now });
  return (
    <div class="pocket-face" data-place={Math.floor(now / minuteMs) % places}>
      <p class="pocket-clock">{clockWords(now, timeZoneOf(state.reference))}</p>
      <Told view={view} />
      {view.next && (
        <p class="pocket-next">
          <span>Next: {view.next.name}</span>
          <span>{view.next.how}</span>
        </p>
      )}
      {view.trouble && <p class="pocket-trouble">{view.trouble}</p>}
      {wakeLockWords[wakeLock] && <p class="pocket-trouble">{wakeLockWords[wakeLock]}</p>}
    </div>
  );
}

function Told({ view }: { readonly view: PocketView }) {
  return (
    <div class="pocket-number">
      {view.big && <p class="pocket-big">{view.big}</p>}
      {view.unit && <p class="pocket-unit">{view.unit}</p>}
      <p class="pocket-place">{view.place}</p>
      <p class={view.isAmber ? 'pocket-cue pocket-amber' : 'pocket-cue'} role="status">
        {view.isAmber && <Icon name="triangle-alert" size="small" />}
        {view.cue}
      </p>
    </div>
  );
}

const longer =
  'In its settings make the time until it locks longer while on patrol: Auto-Lock on an iPhone, Screen timeout on Android.';

const wakeLockWords: Readonly<Record<WakeLock, string>> = {
  asking: '',
  on: '',
  refused: `This phone will not keep its screen on just now, perhaps to save the battery. ${longer}`,
  missing: `This phone does not let a page keep its screen on. ${longer}`,
};
