/** Rounds of bad weather in which people work, and phones and servers die under it. */
import { setTimeout as pause } from 'node:timers/promises';
import type { ServerProcess } from '../../support/server-process.ts';
import { acts } from './acts.ts';
import { look } from './look.ts';
import type { Officer, Town } from './officer.ts';
import { weatherForecast } from './weather.ts';

export type Cast = {
  readonly town: Town;
  readonly officers: readonly Officer[];
  readonly server: ServerProcess;
};

const actsPerRound = 2;

/** In each round one of them dies, in turn, or nobody. */
export async function playRounds(cast: Cast, count: number): Promise<void> {
  const { town, officers, server } = cast;
  const victims = [...officers, server];
  for (let round = 0; round < count; round++) {
    town.wire.turn(town.random.weighted(weatherForecast));
    const victim = victims[round % (victims.length + 1)];
    await Promise.all([
      ...officers.map((officer) => work(officer, officer === victim)),
      victim === server && strike(cast),
    ]);
  }
}

async function work(officer: Officer, isVictim: boolean): Promise<void> {
  const killed = isVictim ? killSoon(officer) : null;
  try {
    for (let done = 0; done < actsPerRound; done++) {
      await officer.random.weighted(acts)(officer);
    }
  } catch (error) {
    if (!officer.isKilled()) throw error;
    officer.note(`broken off: ${String(error).split('\n')[0]}`);
  }
  if (!killed) return;
  await killed;
  await officer.openAgain();
  await look(officer);
}

async function killSoon(officer: Officer): Promise<void> {
  await pause(officer.random.between(0, 4000));
  officer.note('KILLED');
  officer.town.trace.count('browser killed');
  await officer.kill();
}

/** In the middle of a push or right behind it, where one comes soon; up again at once. */
async function strike({ town: { wire, random, trace }, server }: Cast): Promise<void> {
  const push = wire.nextPush(random.pick(['asked', 'answered']));
  const delayMs = random.pick([0, 0, 5, 20, 80]);
  await Promise.race([push, pause(random.between(1000, 6000))]);
  await pause(delayMs);
  trace.note('server', 'KILLED');
  trace.count('server killed');
  await server.kill();
  await server.start();
  trace.note('server', 'is up again');
}
