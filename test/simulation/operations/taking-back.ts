/** What people take back: in time, later, on its way, and what was refused. */
import { begin, heldAt, readyTabs, type Sim } from '../sim.ts';
import { turns } from '../turns.ts';
import { change, edit, logKind, logsOf, ownOf, pickOr, remove, shortOf, writers } from './deeds.ts';

/** Two quick taps that were a slip: it goes back before anybody hears of it, a word that was being typed and all. */
export function undoInTime(sim: Sim): void {
  const tab = pickOr(sim, writers(sim));
  if (!tab) return;
  logKind(sim, tab, 'incident', (id) => {
    const held = tab.phone.state().records.get(id);
    remove(sim, tab, id);
    if (held && sim.random.happens(0.4)) change(sim, tab, held, edit);
  });
}

/** Sent off, and thought better of: the server may just be refusing it, or have taken it unheard. */
export async function takeBackOnTheWay(sim: Sim): Promise<void> {
  const tab = pickOr(sim, writers(sim));
  if (!tab) return;
  // An incident would wait for its Undo.
  const kind = pickOr(
    sim,
    logsOf(tab).filter((logged) => logged !== 'incident'),
  );
  if (!kind) return;
  const made: string[] = [];
  logKind(sim, tab, kind, (id) => void made.push(id));
  const stateNow = () => tab.phone.state().records.get(made[0] ?? '')?.state;
  for (let looks = 0; looks < looksMax && stateNow() !== 'sending'; looks++) await turns(1);
  await turns(sim.random.below(20));
  if (made[0] && stateNow()) remove(sim, tab, made[0]);
}

const looksMax = 60;

export function deleteOne(sim: Sim): void {
  const tab = pickOr(sim, writers(sim));
  const held = tab && pickOr(sim, ownOf(tab));
  if (tab && held) remove(sim, tab, held.id);
}

export function discard(sim: Sim): void {
  const tab = pickOr(sim, readyTabs(sim));
  const held =
    tab &&
    pickOr(
      sim,
      heldAt(tab).filter(({ state }) => state === 'attention'),
    );
  if (!tab || !held) return;
  const work = () => {
    const dropped = { n: sim.truth.tick(), handset: tab.handset };
    sim.truth.records.get(held.id)?.discardedAt.push(dropped);
    sim.truth.count('discarded');
    return tab.phone.discardRefused(held.id);
  };
  begin(sim, tab, `discards ${shortOf(held.id)}`, { work });
}
