/** The first page waits for no position: what asks the browser for it is loaded when somebody wants to know. */
import type { PositionSource } from '../device/world.ts';
import { fail } from '../domain/result.ts';

export const laterPosition = (load: () => Promise<PositionSource>): PositionSource => ({
  watch: (told) => {
    let stop: (() => void) | undefined;
    let isOver = false;
    load().then(
      (source) => {
        if (!isOver) stop = source.watch(told);
      },
      () => told(fail('unavailable')),
    );
    return () => {
      isOver = true;
      stop?.();
    };
  },
  ask: (asked) =>
    load().then(
      (source) => source.ask(asked),
      () => fail('unavailable'),
    ),
});
