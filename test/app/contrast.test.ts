import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';

const css = await readFile(new URL('../../src/app/look/tokens.css', import.meta.url), 'utf8');

type Colours = Readonly<Record<string, string>>;

/** The colours in the block that the selector opens; a later value of one name wins. */
function coloursOf(selector: string): Colours {
  const from = css.indexOf('{', css.indexOf(`${selector} {`)) + 1;
  const block = css.slice(from, css.indexOf('}', from));
  return Object.fromEntries(
    [...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, value]) => [name, value]),
  );
}

/** WCAG 2.2, relative luminance of an sRGB colour. */
function luminanceOf(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrastOf(a: string, b: string): number {
  const [light, dark] = [luminanceOf(a), luminanceOf(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

const grounds = ['paper', 'raised', 'sunk'];
const texts = ['ink', 'soft', 'signal', 'received', 'attention', 'danger'];
const onWashes = ['signal', 'received', 'attention', 'danger'].flatMap((state) => [
  [state, `${state}-wash`],
  ['ink', `${state}-wash`],
]);

/** What is read, and what it is read on. */
const textPairs: readonly (readonly [string, string])[] = [
  ...texts.flatMap((text) => grounds.map((ground) => [text, ground] as const)),
  ...(onWashes as [string, string][]),
  ['soft', 'signal-wash'],
  ['on-fill', 'fill'],
  ['on-danger', 'danger'],
];

/** What shows where a control begins and ends (WCAG 1.4.11). */
const edgePairs = [
  ...grounds.map((ground) => ['edge', ground] as const),
  ...grounds.map((ground) => ['fill-edge', ground] as const),
];

const themes = [
  { name: 'day', selector: '[data-theme="day"]', least: 4.5 },
  { name: 'dark', selector: '[data-theme="dark"]', least: 7 },
  { name: 'night-red', selector: '[data-theme="night-red"]', least: 7 },
  { name: 'print', selector: ':root[data-theme]', least: 7 },
];

describe.each(themes)('in the theme $name', ({ selector, least }) => {
  const colours = coloursOf(selector);

  test.each(textPairs)(`%s on %s can be read (at least ${least}:1)`, (text, ground) => {
    expect(contrastOf(colours[text] ?? '', colours[ground] ?? '')).toBeGreaterThanOrEqual(least);
  });

  test.each(edgePairs)('%s shows on %s (at least 3:1)', (edge, ground) => {
    expect(contrastOf(colours[edge] ?? '', colours[ground] ?? '')).toBeGreaterThanOrEqual(3);
  });
});

test('the measure is WCAG’s: black on white is 21:1, #777 on white just under 4.5:1', () => {
  expect(contrastOf('#000000', '#ffffff')).toBeCloseTo(21, 5);
  expect(contrastOf('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
});
