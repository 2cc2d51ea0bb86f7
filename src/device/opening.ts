/** Whether this phone's storage is open, kept closed by another tab, or gone to a newer Beatbook (#7.3). */
import type { PhoneState } from './phone.ts';
import type { StoreEvents } from './store.ts';
import type { World } from './world.ts';

type Stage = PhoneState['stage'];

type Given = {
  readonly world: Pick<World, 'wakeAfter'>;
  readonly show: (stage: Stage) => void;
  /** Another tab has the storage, for good: nothing more is written from here. */
  readonly outdated: () => void;
};

/** Most tabs let go within a moment; the one that does not, the person has to close. */
const openMsMax = 3000;

/** Owns the patience with storage that does not open, until `end`. */
export class Opening {
  isOutdated = false;
  readonly on: Pick<StoreEvents, 'blocked' | 'outdated'> = {
    blocked: () => this.begin(),
    outdated: () => this.#outdated(),
  };
  readonly #given: Given;
  #callOff: () => void = () => undefined;

  constructor(given: Given) {
    this.#given = given;
  }

  /** No event says that storage does not open: who waits too long is told. */
  begin(): void {
    this.#callOff();
    if (this.isOutdated) return;
    this.#callOff = this.#given.world.wakeAfter(openMsMax, () => this.failed());
  }

  /** Everything that `stage` needs is read. */
  done(stage: Stage): void {
    this.#callOff();
    this.#given.show(stage);
  }

  failed(): void {
    this.done('storage-blocked');
  }

  end(): void {
    this.#callOff();
  }

  #outdated(): void {
    this.isOutdated = true;
    this.#callOff();
    this.#given.show('outdated');
    this.#given.outdated();
  }
}
