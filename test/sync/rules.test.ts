import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const rules = new Set(
  readFileSync(join(root, 'src/sync/README.md'), 'utf8').match(/(?<=\| \*\*)S\d+(?=\*\* \|)/g),
);

/** Rules that stand in the title of a test, as `[S3]`, and the files they stand in. */
const cited = new Map<string, string>();
for (const file of readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' })) {
  if (!file.endsWith('.test.ts')) continue;
  const text = readFileSync(join(root, 'test', file), 'utf8');
  for (const [title] of text.matchAll(/['"`](?:\[S\d+\] ?)+/g)) {
    for (const [rule] of title.matchAll(/S\d+/g)) cited.set(rule, file);
  }
}

describe('The rules of sync', () => {
  it('are numbered without a gap', () => {
    expect([...rules]).toEqual(Array.from({ length: rules.size }, (_, i) => `S${i + 1}`));
    expect(rules.size).toBeGreaterThan(10);
  });

  it('are each cited by at least one test', () => {
    expect([...rules].filter((rule) => !cited.has(rule))).toEqual([]);
  });

  it('stand behind every test that cites one', () => {
    expect([...cited].filter(([rule]) => !rules.has(rule))).toEqual([]);
  });
});
