import { beforeEach, expect, test } from 'vitest';
import type { Fields } from '../../src/domain/records.ts';
import { hourMs } from '../../src/domain/time.ts';
import { newChange } from '../support/changes.ts';
import { newTestServer, type TestClient, type TestServer } from '../support/server.ts';

let server: TestServer;
let iris: TestClient;
let now: number;

beforeEach(async () => {
  server = await newTestServer();
  iris = await server.signIn('iris-inspector');
  now = server.world.now();
});

const authorise = async (client: TestClient, given: Fields = {}, seq = 1) => {
  const fields = {
    area: { hotspot: 'brenchley-gardens' },
    from: now,
    to: now + 24 * hourMs,
    rank: 'inspector',
    grounds: 'crime-or-disorder',
    zones: [],
    ...given,
  };
  const change = newChange(`area ${seq}`, seq, { kind: 'dispersal', fields, at: now });
  return (await client.sync({ changes: [change] })).outcomes[0];
};

test('an authorisation reaches the officers of the zones in which its area lies, and no others', async () => {
  expect((await authorise(iris))?.result).toBe('applied');
  const kindsAt = async (person: string) =>
    (await (await server.signIn(person)).sync()).records.map((it) => 'kind' in it && it.kind);
  expect(await kindsAt('olive-officer')).toEqual(['dispersal']);
  expect(await kindsAt('odette-officer')).toEqual([]);
  expect(await kindsAt('perry-partner')).toEqual([]);
});

test.each([
  ['longer than the law allows', { to: 0 }, 49, 'too-large'],
  ['over before it begins', {}, -1, 'malformed'],
  ['of a rank that may not', { rank: 'constable' }, 1, 'unknown-entry'],
  ['of a place that is not there', { area: { hotspot: 'nowhere' } }, 1, 'unknown-entry'],
])('an authorisation that is %s is refused', async (_, given, hours, code) => {
  const outcome = await authorise(iris, { ...given, to: now + hours * hourMs });
  expect(outcome?.fault?.code).toBe(code);
});

test('an officer on the beat authorises none', async () => {
  const olive = await server.signIn('olive-officer');
  expect((await authorise(olive))?.fault).toEqual({ code: 'not-allowed', where: 'kind' });
});

test('it may be ended early for as long as it holds, however old it is', async () => {
  const made = await authorise(iris, { to: now + 48 * hourMs });
  expect(made?.result).toBe('applied');
  server.world.pass(30 * hourMs);
  const at = server.world.now();
  const end = newChange('area 1', 2, { kind: 'dispersal', base: 1, fields: { to: at }, at });
  expect((await iris.sync({ changes: [end] })).outcomes[0]?.result).toBe('applied');
  server.world.pass(hourMs);
  const again = { to: now + 48 * hourMs };
  const late = newChange('area 1', 3, {
    kind: 'dispersal',
    base: 2,
    fields: again,
    at: at + hourMs,
  });
  expect((await iris.sync({ changes: [late] })).outcomes[0]?.fault?.code).toBe('too-late');
});
