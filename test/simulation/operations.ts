/** Everything that may happen, by name: how often, and what. */
import { clearAfterContact, clearStorage, hearOfClearing } from './operations/clearing.ts';
import {
  backUp,
  changeLists,
  changeRole,
  fallOver,
  moveZones,
  restart,
  restore,
  revoke,
} from './operations/office.ts';
import {
  closeOne,
  hide,
  look,
  openAnother,
  signIn,
  signOut,
  writeWhileAnotherComesIn,
} from './operations/people.ts';
import { bringFileIn, makeFile, phoneInTrouble } from './operations/rescuing.ts';
import { deleteOne, discard, takeBackOnTheWay, undoInTime } from './operations/taking-back.ts';
import { aMoment, aNight, aWhile } from './operations/time.ts';
import {
  changeSky,
  diskTrouble,
  flatBattery,
  flatBatterySoon,
  jumpClock,
  nudge,
} from './operations/trouble.ts';
import { upgradeApp } from './operations/upgrading.ts';
import {
  editMeanwhile,
  editOften,
  editOne,
  editTwice,
  hubMoves,
  logMany,
  logOne,
  meddle,
  mend,
} from './operations/writing.ts';
import type { Sim } from './sim.ts';

type Operation = {
  readonly weight: number;
  /** Part of every run; the others are in some runs and not in others. */
  readonly isAlways?: true;
  readonly run: (sim: Sim) => void | Promise<void>;
};

export const operations = {
  log: { weight: 12, isAlways: true, run: logOne },
  'log many': { weight: 1, run: logMany },
  edit: { weight: 9, isAlways: true, run: editOne },
  'edit often': { weight: 3, run: editOften },
  'edit in two places': { weight: 4, run: editTwice },
  'edit meanwhile': { weight: 4, run: editMeanwhile },
  meddle: { weight: 1, run: meddle },
  'hub moves': { weight: 4, run: hubMoves },
  mend: { weight: 4, run: mend },
  discard: { weight: 1, run: discard },
  'undo in time': { weight: 2, run: undoInTime },
  'take back on the way': { weight: 3, run: takeBackOnTheWay },
  delete: { weight: 2, run: deleteOne },

  'sign in': { weight: 3, isAlways: true, run: signIn },
  'write while another comes in': { weight: 3, run: writeWhileAnotherComesIn },
  'sign out': { weight: 1, run: signOut },
  'open another': { weight: 4, isAlways: true, run: openAnother },
  close: { weight: 1, run: closeOne },
  'come back': { weight: 2, run: look },
  hide: { weight: 1, run: hide },

  'upgrade app': { weight: 2, run: upgradeApp },
  'clear storage': { weight: 1, run: clearStorage },
  'clear after contact': { weight: 1, run: clearAfterContact },
  'hear of clearing': { weight: 1, run: hearOfClearing },
  'make a rescue file': { weight: 1, run: makeFile },
  'a phone in trouble': { weight: 2, run: phoneInTrouble },
  'bring a file in': { weight: 2, run: bringFileIn },
  'change sky': { weight: 5, isAlways: true, run: changeSky },
  nudge: { weight: 3, run: nudge },
  'jump clock': { weight: 3, run: jumpClock },
  'flat battery': { weight: 1, run: flatBattery },
  'flat battery soon': { weight: 5, run: flatBatterySoon },
  'disk trouble': { weight: 4, run: diskTrouble },

  revoke: { weight: 1, run: revoke },
  'move zones': { weight: 2, run: moveZones },
  'change role': { weight: 1, run: changeRole },
  'change lists': { weight: 2, run: changeLists },
  'fall over': { weight: 4, run: fallOver },
  restart: { weight: 1, run: restart },
  'back up': { weight: 3, run: backUp },
  restore: { weight: 2, run: restore },

  'a moment': { weight: 8, isAlways: true, run: aMoment },
  'a while': { weight: 4, isAlways: true, run: aWhile },
  'a night': { weight: 1, run: aNight },
} as const satisfies Record<string, Operation>;

export type OperationName = keyof typeof operations;
export const operationNames = Object.keys(operations) as OperationName[];
export const operationOf = (name: OperationName): Operation => operations[name];
