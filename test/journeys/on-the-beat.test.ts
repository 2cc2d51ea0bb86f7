// Small things that count: the nearest bleed kit in one tap, a suggestion without a story, what is counted and not told.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeViolations } from '../support/axe.ts';
import { deskScreen, newPhone, type StartedBrowser, startBrowser } from '../support/browser.ts';
import {
  eventually,
  goTo,
  logIncident,
  signIn,
  waitForReceived,
  waitForWorker,
} from '../support/journey.ts';
import { recordsAt } from '../support/server-data.ts';
import type { ServerProcess } from '../support/server-process.ts';
import { serving } from '../support/serving.ts';

let server: ServerProcess;
let started: StartedBrowser;
let officer: Page;

beforeAll(async () => {
  server = await serving.start({ undoSeconds: 1 });
  started = await startBrowser();
  officer = await newPhone(started.browser);
  await signIn(officer, server.linkFor('Olive Officer'));
  await waitForWorker(officer);
});

afterAll(async () => {
  await started[Symbol.asyncDispose]();
  await server[Symbol.asyncDispose]();
});

test('the nearest bleed kit is one tap on the map, with no signal: how far, where exactly, and the next', async () => {
  await officer.context().setOffline(true);
  await goTo(officer, 'Map');
  await officer.getByRole('button', { name: 'Nearest bleed kit' }).click();
  await officer.getByRole('heading', { name: 'Bleed kit: Fremlin Walk (example)' }).waitFor();
  await officer.getByText('111 m, 2 min walk').waitFor();
  await officer.getByText('at the centre’s security desk').waitFor();
  await officer.getByText(/^Maidstone East station \(example\), \d+ m/).waitFor();
  expect(await axeViolations(officer)).toEqual([]);
  await officer.context().setOffline(false);
});

test('a phone without a position says so, and shows the kit nearest to what is in sight', async () => {
  await officer.context().clearPermissions();
  const blind = await officer.context().newPage();
  await blind.goto(`${server.url}/map`);
  await blind.getByRole('button', { name: 'Nearest bleed kit' }).click();
  await blind.getByRole('heading', { name: /^Bleed kit/ }).waitFor();
  await blind.getByText('Not known: no position on this phone yet.').waitFor();
  await blind.close();
  await officer.context().grantPermissions(['geolocation']);
});

test('a suggestion to the case meeting asks for a reason out of a list, and a change of mind takes it along', async () => {
  await logIncident(officer, 'Begging');
  await suggestMeeting(true);
  await officer.getByRole('radio', { name: 'Home at risk, or taken over' }).check();
  await officer.getByRole('button', { name: 'Done' }).click();
  await waitForReceived(officer);
  const fields = async () => (await recordsAt(server)).at(-1)?.fields;
  expect(await fields()).toMatchObject({
    outcomes: ['vulnerability-meeting-suggested'],
    caseMeetingReason: 'home-at-risk',
  });
  await goTo(officer, 'Records');
  await officer.getByRole('link', { name: /Begging.*Received/ }).click();
  await officer.getByRole('link', { name: 'Change it' }).click();
  await suggestMeeting(false);
  await eventually(async () => (await fields())?.caseMeetingReason, undefined);
  await officer.getByText('Why the case meeting?').waitFor({ state: 'detached' });
});

test('licensing visit, knife sweep, stop and search and arrest are one sheet away on a patrol, as counts', async () => {
  await goTo(officer, 'Home');
  await officer.getByRole('button', { name: 'Start patrol' }).click();
  await officer.getByRole('link', { name: /On patrol/ }).click();
  await officer.getByRole('button', { name: /^What you did/ }).click();
  const counted = [
    'Licensing visit',
    'Knife sweep',
    'Stop and search (count)',
    'Arrest (count)',
    'Education talk',
    'Cameras asked or checked',
  ];
  for (const what of counted) {
    await officer.getByRole('button', { name: `${what}: one more` }).click();
  }
  await officer.getByRole('dialog').getByRole('button', { name: 'Done' }).click();
  const counts = async () => {
    const patrol = (await recordsAt(server)).find(({ kind }) => kind === 'patrol');
    return (patrol?.fields.actions as { what: string; count: number }[] | undefined)?.length;
  };
  await eventually(counts, counted.length);
});

test('whoever only authorises dispersals still reads everybody’s records first', async () => {
  const desk = await newPhone(started.browser, deskScreen);
  await signIn(desk, server.linkFor('Corin Coordinator'));
  await goTo(desk, 'Records');
  await desk.getByRole('link', { name: /Begging.*Olive Officer/ }).waitFor();
});

async function suggestMeeting(isWanted: boolean): Promise<void> {
  await officer.getByRole('button', { name: 'All outcomes and legal powers' }).click();
  await officer
    .getByRole('dialog')
    .getByRole('checkbox', { name: /Vulnerability case meeting/ })
    .setChecked(isWanted);
  await officer.getByRole('button', { name: 'Back to the incident' }).click();
}
