/** What happens at the partnership: the administrator's work, the lists, the server's own trouble. */
import type { Person, Role } from '../../../src/domain/people.ts';
import { minuteMs } from '../../../src/domain/time.ts';
import { changePerson } from '../../../src/server/accounts/people.ts';
import { readPerson } from '../../../src/server/database/people.ts';
import { mustReadReference, writeReference } from '../../../src/server/database/reference.ts';
import { harvestRefused, readBooks } from '../evidence.ts';
import type { Handset } from '../handset.ts';
import type { Sim } from '../sim.ts';
import { rest } from '../turns.ts';

const officers = ['olive-officer', 'otto-officer'];
const zones = ['task-force-area', 'town-centre', 'town-centre-south', 'fant-tovil'];

export async function revoke(sim: Sim): Promise<void> {
  const person = sim.random.pick([...officers, 'hana-hubworker']);
  sim.trace.say(`the administrator ends the sessions of ${person}`);
  await sim.town.endSessions(person);
}

export const moveZones = (sim: Sim): Promise<void> =>
  changeOfficer(sim, () => ({ zones: zones.filter(() => sim.random.happens(0.5)) }));

export const changeRole = (sim: Sim): Promise<void> =>
  changeOfficer(sim, () => ({
    role: sim.random.weighted<Role>([
      ['officer', 5],
      ['council-protection', 2],
      ['coordinator', 1],
      ['administrator', 1],
    ]),
  }));

async function changeOfficer(sim: Sim, changeOf: () => Partial<Person>): Promise<void> {
  const id = sim.random.pick(officers);
  const stored = await readPerson(sim.town.deps().database, id);
  if (!stored) return;
  const { id: _, ...before } = stored.person;
  const given = { ...before, ...changeOf() };
  sim.trace.say(`the administrator makes ${id} ${given.role} in ${given.zones}`);
  const changed = await changePerson(sim.town.deps(), id, given);
  if (!changed.ok) throw new Error(`${changed.fault.code} ${changed.fault.where}`);
  sim.truth.count('moved');
  if (given.role !== before.role) sim.truth.count(`role of ${id}`);
}

/** An outcome comes off the list, or the policy asks for shorter notes: what waits will be refused. */
export async function changeLists(sim: Sim): Promise<void> {
  const { database } = sim.town.deps();
  const { content } = await mustReadReference(database);
  const { outcomes, partnership } = content;
  if (sim.random.happens(0.6) && outcomes.length > 8) {
    const gone = sim.random.pick(['words-of-advice', 'moved-on', 'dispersal', 'arrest']);
    sim.trace.say(`${gone} comes off the list`);
    await writeReference(
      database,
      'outcomes',
      outcomes.filter(({ id }) => id !== gone),
    );
  } else {
    const noteCharactersMax = sim.random.pick([40, 500]);
    sim.trace.say(`notes have at most ${noteCharactersMax} characters`);
    const policy = { ...partnership.policy, noteCharactersMax };
    await writeReference(database, 'partnership', [{ ...partnership, policy }]);
  }
}

export function fallOver(sim: Sim): void {
  sim.trace.say('the server will fall over');
  // A push is about a dozen statements.
  sim.town.fallOver(sim.random.between(1, sim.random.pick([12, 30])));
}

export async function restart(sim: Sim): Promise<void> {
  sim.trace.say('the server starts anew');
  await sim.town.restart();
}

export function backUp(sim: Sim): void {
  if (sim.town.hasBackup()) return;
  sim.trace.say('a backup is made');
  sim.town.backUp();
}

/** The machine was off meanwhile, and nobody was in the midst of anything. */
export async function restore(sim: Sim): Promise<void> {
  if (!sim.town.hasBackup()) return;
  await rest();
  await harvestRefused(sim);
  sim.trace.say('the backup is put back');
  sim.truth.count('restored');
  await sim.time.pass(minuteMs);
  await sim.town.restore();
  for (const handset of sim.handsets) forgetClearing(handset);
  // What a file follows on may be lost: it waits until its phone has sent all again.
  sim.truth.files.length = 0;
  sim.truth.before = await readBooks(sim);
}

/** A server that was put back to before knows less of what a phone held, and of who was told. */
function forgetClearing(handset: Handset): void {
  if (handset.clearing?.neverCame === null) handset.clearing.known = 0;
  else handset.clearing = null;
}
