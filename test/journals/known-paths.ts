/**
 * What the phones of a released wire version can parse, as paths: `records[].fields.visits[].source=hand`.
 * Their schemas refuse a key or a choice too many, so a reply to them may hold no other path.
 *
 * `node test/journals/known-paths.ts` prints those of today's reply. When a wire version is released, they go
 * into `known-paths.json` under its number and are never changed again.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { syncReplySchema } from '../../src/sync/messages.ts';

type Node = {
  readonly type: string;
  readonly entries?: Readonly<Record<string, Node>>;
  readonly item?: Node;
  readonly items?: readonly Node[];
  readonly options?: readonly unknown[];
  readonly literal?: unknown;
  readonly value?: Node;
  readonly wrapped?: Node;
};

/** Every path under a schema; choices stand behind `=`, and `?` where anything may stand. */
function* pathsOf(node: Node, at = ''): Generator<string> {
  yield at;
  for (const [beneath, path] of beneathOf(node, at)) yield* pathsOf(beneath, path);
  if (node.type === 'unknown') yield `${at}?`;
  const choices = [node.literal, ...(node.options ?? [])].filter((it) => typeof it !== 'object');
  for (const choice of choices) if (choice !== undefined) yield `${at}=${choice}`;
}

const beneathOf = (node: Node, at: string): readonly (readonly [Node, string])[] => [
  ...Object.entries(node.entries ?? {}).map(([key, entry]) => [entry, `${at}.${key}`] as const),
  ...[node.item, ...(node.items ?? [])].flatMap((item) =>
    item ? [[item, `${at}[]`] as const] : [],
  ),
  ...(node.type === 'record' && node.value ? [[node.value, `${at}{}`] as const] : []),
  ...(node.wrapped ? [[node.wrapped, at] as const] : []),
  ...(node.options ?? []).flatMap((it) =>
    typeof it === 'object' ? [[it as Node, at] as const] : [],
  ),
];

const pathsToday = (): readonly string[] =>
  [...new Set(pathsOf(syncReplySchema as unknown as Node))].sort();

export const knownPaths = (protocol: number): ReadonlySet<string> =>
  new Set(
    JSON.parse(readFileSync(join(import.meta.dirname, 'known-paths.json'), 'utf8'))[protocol],
  );

/** Paths of a reply that a phone with these paths cannot parse. */
export const strangersIn = (reply: unknown, known: ReadonlySet<string>): readonly string[] => [
  ...new Set(strangersUnder(reply, '', known)),
];

function* strangersUnder(
  value: unknown,
  at: string,
  known: ReadonlySet<string>,
): Generator<string> {
  if (known.has(`${at}?`)) return;
  if (!known.has(at)) {
    yield at;
    return;
  }
  if (value === null || typeof value !== 'object') {
    if (isChoice(at, known) && !known.has(`${at}=${value}`)) yield `${at}=${value}`;
    return;
  }
  const isMap = known.has(`${at}{}`);
  for (const [key, item] of Object.entries(value)) {
    const step = Array.isArray(value) ? '[]' : `.${key}`;
    yield* strangersUnder(item, `${at}${isMap ? '{}' : step}`, known);
  }
}

const isChoice = (at: string, known: ReadonlySet<string>): boolean =>
  [...known].some((path) => path.startsWith(`${at}=`));

if (import.meta.main) console.log(JSON.stringify(pathsToday(), null, 1));
