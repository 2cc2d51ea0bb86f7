import { expect, test } from 'vitest';
import { firstPathOf, routeAt, routes } from '../../src/app/routes.ts';
import { roleNames } from '../../src/domain/people.ts';
import { roles } from '../../src/domain/roles.ts';

const may = (path: string) => roleNames.filter((role) => routeAt(path)?.route.may(role));

test('every role may open each page of its bar, and its first page is where it lands', () => {
  for (const role of roleNames) {
    for (const page of roles[role].pages) expect(may(`/${page}`)).toContain(role);
    expect(may(firstPathOf(role))).toContain(role);
  }
});

test('what is known of young people opens only to who refers and who takes up', () => {
  expect(may('/referral/new')).toEqual(['officer']);
  expect(may('/referral/8c0f')).toEqual(['officer', 'hub-worker']);
  expect(may('/hub')).toEqual(['hub-worker']);
  for (const path of ['/referral/new', '/referral/8c0f', '/hub']) {
    expect(routeAt(path)?.route.isPersonal).toBe(true);
  }
});

test('only who logs may write, and only the administrator sees people', () => {
  expect(may('/incident/new')).toEqual(['officer', 'council-protection']);
  expect(may('/patrol')).toEqual(['officer', 'council-protection']);
  expect(may('/people')).toEqual(['administrator']);
});

test('a shift’s end is for who patrols; handover, tasking and dispersals for who sees what is in them', () => {
  const incidentReaders = ['officer', 'coordinator', 'inspector', 'council-protection'];
  expect(may('/shift')).toEqual(['officer', 'council-protection']);
  expect(may('/handover')).toEqual(incidentReaders);
  expect(may('/tasking')).toEqual(incidentReaders);
  expect(may('/dispersal')).toEqual(incidentReaders);
});

test('only who authorises dispersals opens the form, and no officer on the beat', () => {
  expect(may('/dispersal/new')).toEqual(['coordinator', 'inspector']);
  expect(may('/dispersal/8c0f')).toEqual(['coordinator', 'inspector']);
});

test('a path names its record; new is not a record', () => {
  expect(routeAt('/records/8c0f')?.id).toBe('8c0f');
  expect(routeAt('/incident/new')?.id).toBeUndefined();
  expect(routeAt('/records')?.id).toBeUndefined();
});

test('what is no page is none', () => {
  for (const path of ['/', '/nothing', '/records/1/2', '/records/']) {
    expect(routeAt(path)).toBeNull();
  }
});

test('every route’s page is one that some role has in its bar', () => {
  for (const { page } of routes) {
    expect(roleNames.some((role) => roles[role].pages.includes(page))).toBe(true);
  }
});
