// An authorisation that is given at a desk is on the beat's phones while it holds, and gone from them when it is over.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeViolations } from '../support/axe.ts';
import { deskScreen, newPhone, type StartedBrowser, startBrowser } from '../support/browser.ts';
import { eventually, goTo, signIn, waitForReceived, waitForWorker } from '../support/journey.ts';
import { recordsAt } from '../support/server-data.ts';
import type { ServerProcess } from '../support/server-process.ts';
import { serving } from '../support/serving.ts';

let server: ServerProcess;
let started: StartedBrowser;
let desk: Page;
let officer: Page;

beforeAll(async () => {
  server = await serving.start({ undoSeconds: 1 });
  started = await startBrowser();
  desk = await newPhone(started.browser, deskScreen);
  await signIn(desk, server.linkFor('Iris Inspector'));
  officer = await newPhone(started.browser);
  await officer.clock.install();
  await signIn(officer, server.linkFor('Olive Officer'));
  await waitForWorker(officer);
});

afterAll(async () => {
  await started[Symbol.asyncDispose]();
  await server[Symbol.asyncDispose]();
});

test('one for a hotspot is refused while it is longer than the law allows, then reaches the officer', async () => {
  await openForm();
  await desk.getByRole('radio', { name: 'Brenchley Gardens', exact: true }).check();
  await desk.getByRole('radio', { name: /48 hours/ }).check();
  await desk.getByRole('group', { name: 'Until' }).getByRole('button', { name: '+5 min' }).click();
  await chooseRankAndGrounds();
  await authorise();
  const summary = desk.getByRole('alert');
  await summary.getByText('It may last 48 hours at most. Choose an earlier end.').waitFor();
  expect(await axeViolations(desk)).toEqual([]);
  await desk.getByRole('group', { name: 'From' }).getByRole('button', { name: '−5 min' }).click();
  await desk.getByRole('radio', { name: '4 hours', exact: true }).check();
  await authorise();
  await desk.getByRole('heading', { name: 'In force' }).waitFor();
  await waitForReceived(desk);
  const [stored] = await recordsAt(server);
  expect(stored).toMatchObject({ kind: 'dispersal', author: 'iris-inspector' });
  expect(stored?.zones).toContain('town-centre');

  await fetchNow();
  await goTo(officer, 'Home');
  await officer.getByRole('link', { name: /Dispersal in force: Brenchley Gardens until/ }).click();
  await officer.getByText('aged 10 or over').waitFor();
  expect(await axeViolations(officer)).toEqual([]);
  await officer.goto(`${server.url}/handover`);
  await officer.getByText(/^Brenchley Gardens until/).waitFor();
});

test('on the map it is chosen from its line, with its limits; an officer finds no way to authorise one', async () => {
  await officer.goto(`${server.url}/map`);
  await officer.getByRole('button', { name: /Dispersal in force until/ }).click();
  await officer.getByRole('heading', { name: 'Dispersal in force' }).waitFor();
  await officer.getByText('Somebody who looks under 16').waitFor();
  expect(await axeViolations(officer)).toEqual([]);
  await officer.goto(`${server.url}/dispersal`);
  await officer.getByRole('heading', { name: 'In force' }).waitFor();
  expect(await officer.getByRole('link', { name: 'Authorise one' }).count()).toBe(0);
  await officer.goto(`${server.url}/dispersal/new`);
  await officer.getByRole('heading', { name: 'This page is not part of your role' }).waitFor();
});

test('when its time is over it leaves the officer’s phone by itself, with no signal', async () => {
  await goTo(officer, 'Home');
  const line = officer.getByRole('link', { name: /Dispersal in force/ });
  await line.waitFor();
  await officer.context().setOffline(true);
  await officer.clock.fastForward('04:01:00');
  await line.waitFor({ state: 'detached' });
  await officer.clock.setSystemTime(Date.now());
  await officer.context().setOffline(false);
});

test('one that is ended early leaves with the next connection; its author ends it, nobody else', async () => {
  await desk.goto(`${server.url}/dispersal`);
  await desk.getByRole('link', { name: 'Change or end it' }).click();
  await desk.getByRole('button', { name: 'End it now' }).click();
  await desk.getByRole('dialog').getByRole('button', { name: 'End it now' }).click();
  await desk.getByText('None is in force').waitFor();
  await waitForReceived(desk);
  await eventually(async () => {
    const [stored] = await recordsAt(server);
    return Number(stored?.fields.to) <= Date.now();
  }, true);
  await officer.reload();
  await fetchNow();
  await goTo(officer, 'Home');
  await officer.getByRole('button', { name: 'Start patrol' }).waitFor();
  await eventually(() => officer.getByRole('link', { name: /Dispersal in force/ }).count(), 0);
});

test('one round a pin is put on the map, and its form keeps what was chosen before', async () => {
  await openForm();
  await chooseRankAndGrounds();
  await desk.getByRole('radio', { name: 'Round a pin' }).check();
  await desk.getByRole('link', { name: 'Put a pin on the map' }).click();
  await desk.getByRole('button', { name: 'Lockmeadow', exact: true }).click();
  await desk.getByRole('radio', { name: '200 m' }).check();
  await desk.getByText('Lockmeadow').first().waitFor();
  await eventually(async () => (await desk.getByText(/^Lockmeadow$/).count()) >= 2, true);
  await desk.getByRole('button', { name: 'Put it here' }).click();
  await desk.getByText('200 m round Lockmeadow').waitFor();
  expect(await desk.getByRole('radio', { name: 'Chief inspector' }).isChecked()).toBe(true);
  await authorise();
  await desk.getByRole('heading', { name: 'In force' }).waitFor();
  await waitForReceived(desk);
  const areas = (await recordsAt(server)).map(({ fields }) => fields.area);
  expect(areas.at(-1)).toMatchObject({ radiusMetres: 200, centre: { lat: expect.any(Number) } });
});

async function openForm(): Promise<void> {
  await desk.goto(`${server.url}/me`);
  await desk.getByRole('link', { name: /^Dispersal/ }).click();
  await desk.getByRole('link', { name: 'Authorise one' }).click();
  await desk.getByRole('heading', { name: 'Authorise a dispersal' }).waitFor();
}

async function chooseRankAndGrounds(): Promise<void> {
  await desk.getByRole('radio', { name: 'Chief inspector' }).check();
  await desk.getByRole('radio', { name: /Crime or disorder/ }).check();
}

const authorise = (): Promise<void> =>
  desk.getByRole('button', { name: /^Authorise until/ }).click();

async function fetchNow(): Promise<void> {
  await goTo(officer, 'Me');
  await officer.getByRole('button', { name: 'Send and fetch now' }).click();
  await officer.getByRole('button', { name: 'Send and fetch now' }).waitFor();
}
