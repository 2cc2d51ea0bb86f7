/** How a page comes by the phone: its state as one signal, what it can do, and a clock that ticks only while watched. */
import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { type ComponentChildren, createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Phone, PhoneState } from '../device/phone.ts';
import type { World } from '../device/world.ts';
import { type Instant, secondMs } from '../domain/time.ts';

export type HeldPhone = {
  readonly phone: Phone;
  readonly world: World;
  readonly state: ReadonlySignal<PhoneState>;
  /** Ticks each second while anything on the page reads its `.value`. */
  readonly now: ReadonlySignal<Instant>;
};

const context = createContext<HeldPhone | null>(null);

export function holdPhone(phone: Phone, world: World): HeldPhone {
  const state = signal(phone.state());
  phone.watch(() => {
    state.value = phone.state();
  });
  return { phone, world, state, now: tickingClock(world) };
}

export function PhoneProvider({
  held,
  children,
}: {
  readonly held: HeldPhone;
  readonly children: ComponentChildren;
}) {
  return <context.Provider value={held}>{children}</context.Provider>;
}

/** `state` is read at once, so the component that calls this shows every change of it. */
export function usePhone(): Omit<HeldPhone, 'state'> & { readonly state: PhoneState } {
  const held = useContext(context);
  if (!held) throw new Error('usePhone outside PhoneProvider');
  return { ...held, state: held.state.value };
}

/** The time now, and again each second for as long as the component is on the page. */
export const useNow = (): Instant => usePhone().now.value;

function tickingClock(world: World): ReadonlySignal<Instant> {
  let timer: ReturnType<typeof setInterval> | undefined;
  const tick = signal(world.now(), {
    watched() {
      this.value = world.now();
      timer = setInterval(() => {
        this.value = world.now();
      }, secondMs);
    },
    unwatched() {
      clearInterval(timer);
    },
  });
  return computed(() => tick.value);
}
