/**
 * What in a note looks like it says who somebody is: a note is about what happened, never about whom. It is a
 * guess, so it warns and never blocks; the officer reads what was found and decides.
 */
export type NoteWarningKind = 'phone' | 'email' | 'plate' | 'name';
export type NoteWarning = { readonly kind: NoteWarningKind; readonly found: string };

/** `placeNames`: what the partnership's own lists call places and people's bodies; they are no one's name. */
export function noteWarningsOf(note: string, placeNames: readonly string[]): NoteWarning[] {
  const text = withoutPlaces(note, placeNames);
  const found = (Object.keys(finders) as NoteWarningKind[]).flatMap((kind) =>
    finders[kind](text).map((it) => ({ kind, found: it.trim() })),
  );
  return found.filter(
    (warning, place) =>
      !found.some((it, other) => covers(it.found, warning.found, other < place) && other !== place),
  );
}

/** Says the same and more, or the same and sooner. */
const covers = (longer: string, shorter: string, isSooner: boolean): boolean =>
  longer.includes(shorter) && (longer !== shorter || isSooner);

const finders: Readonly<Record<NoteWarningKind, (text: string) => string[]>> = {
  email: (text) => matches(text, /[\w.+-]+@[\w-]+\.[\w.-]*\w/gu),
  phone: (text) =>
    matches(text, /(?<![\d.])(?:\+44[\s-]?(?:\(0\))?|\(?0)(?:[\s().-]{0,2}\d){9,10}(?![\d.])/gu),
  plate: (text) => platePatterns.flatMap((pattern) => matches(text, pattern)),
  name: (text) => [...titledNames(text), ...pairedNames(text)],
};

/**
 * DVLA: AB12 CDE since 2001 (no I, Q or Z among the first two letters, none of I and Q at the end); A123 BCD 1983
 * to 2001; ABC 123D 1963 to 1983. Older dateless ones look like too much else. In small letters only the form
 * of today, so that `in 20 min` is no plate.
 */
const platePatterns = [
  /\b[A-HJ-PR-Y]{2}[0-9]{2}\s?[A-HJ-PR-Z]{3}\b/gu,
  /\b[a-hj-pr-y]{2}[0-9]{2}\s?[a-hj-pr-z]{3}\b/gu,
  /\b[A-HJ-NPR-TV-Y][0-9]{1,3}\s?[A-HJ-PR-Y]{3}\b/gu,
  /\b[A-HJ-PR-Y]{3}\s?[0-9]{1,3}[A-HJ-NPR-TV-Y]\b/gu,
];

const titledNames = (text: string): string[] =>
  matches(
    text,
    /\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Sir|Lady|Master)\.?\s+\p{Lu}[\p{L}'’-]*(?:\s+\p{Lu}[\p{Ll}'’-]+)?/gu,
  );

/** Two capitalised words side by side; nobody writes a second capital without meaning a name. */
function pairedNames(text: string): string[] {
  const pairs = text.matchAll(/(?<![\p{L}\p{N}])(\p{Lu}[\p{Ll}'’-]+)\s(\p{Lu}[\p{L}'’-]+)/gu);
  return [...pairs]
    .filter(([, first = '', second = '']) => !isNoName(first, second))
    .map(([pair]) => pair);
}

const isNoName = (first: string, second: string): boolean =>
  opens.has(first.toLowerCase()) ||
  titles.has(first.toLowerCase()) ||
  calls.has(first.toLowerCase()) ||
  calls.has(second.toLowerCase());

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** What a sentence begins with: its capital is the sentence's, and what follows may be a place. */
const opens = words(
  `a about after all along also an and another as asked at before behind beside between both by called checked
  each east four from gave group he her his in inside into it large late left met moved near north not on one
  opposite our outside over owner passed patrol saw seen several she small some south spoke staff that the their
  then there these they this those three to told two under walked was we were west when while who with you young
  youths`.replace(/\s+/g, ' '),
);

const titles = words('mr mrs ms miss mx dr sir lady master');

/** Days, months, and what streets, places and bodies are called in English. */
const calls = words(
  `monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
  september october november december road street lane avenue way close drive court place square hill park
  gardens green bridge station house centre mall church school college hospital hotel inn arms library market
  museum office council police hub team force crown act order section bank army town city river`.replace(
    /\s+/g,
    ' ',
  ),
);

/** Longest first, so that `High Street, lower end` goes before `High Street`. */
const withoutPlaces = (note: string, placeNames: readonly string[]): string =>
  [...placeNames]
    .sort((a, b) => b.length - a.length)
    .reduce((text, name) => (name.length > 2 ? text.split(name).join(' · ') : text), note);

const matches = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map(([match]) => match);
