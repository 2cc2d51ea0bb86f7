import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { iconNamed } from '../../src/app/ui/icons.ts';

const app = new URL('../../src/app/', import.meta.url);
const seeds = new URL('../../seeds/', import.meta.url);

const drawn = async (): Promise<string[]> => {
  const drawings = await readFile(new URL('ui/icons.svg', app), 'utf8');
  return [...drawings.matchAll(/<symbol id="([^"]+)"/g)].map(([, id]) => id as string);
};

test('every icon that has a name has a drawing, and the other way round', async () => {
  const source = await readFile(new URL('ui/icons.ts', app), 'utf8');
  const list = source.slice(source.indexOf('['), source.indexOf(']'));
  const named = [...list.matchAll(/'([^']+)'/g)].map(([, name]) => name as string);
  expect(named.toSorted()).toEqual((await drawn()).toSorted());
});

test('the icons that the partnership’s own kinds of incident name are all drawn', async () => {
  const types: { icon: string }[] = JSON.parse(
    await readFile(new URL('incident-types.json', seeds), 'utf8'),
  );
  for (const { icon } of types) expect(iconNamed(icon)).toBe(icon);
});

test('an icon that nobody drew is a circle', () => {
  expect(iconNamed('no-such-icon')).toBe('circle');
});
