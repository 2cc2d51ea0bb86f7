/**
 * Whether a value is certainly as a schema says: the same answer as parsing it, several times faster,
 * for what comes in thousands. A schema that it does not know it never accepts, and no value that
 * parsing would change: then `parse` has the say, and the words for what is wrong.
 */
import type { Of, Schema } from './schema.ts';

/** What a schema, or a rule behind one, says of itself. */
type Node = {
  readonly type: string;
  readonly pipe?: readonly [Node, ...Node[]];
  readonly entries?: Readonly<Record<string, Node>>;
  readonly options?: readonly unknown[];
  readonly items?: readonly Node[];
  readonly item?: Node;
  readonly key?: Node;
  readonly value?: Node;
  readonly wrapped?: Node;
  readonly default?: unknown;
  readonly literal?: unknown;
  readonly requirement?: unknown;
};

type Test = (value: unknown) => boolean;
type Measured = { readonly length: number };

const known = new WeakMap<object, Test>();

export function accepts<S extends Schema>(schema: S, value: unknown): value is Of<S> {
  return testOf(schema as unknown as Node)(value);
}

function testOf(node: Node): Test {
  const test = known.get(node) ?? newTest(node);
  known.set(node, test);
  return test;
}

function newTest(node: Node): Test {
  const [first, ...rules] = node.pipe ?? [node];
  const test = node.pipe ? testOf(first) : (tests[node.type]?.(node) ?? never);
  return rules
    .map((rule) => tests[rule.type]?.(rule) ?? never)
    .reduce((before, rule) => (value) => before(value) && rule(value), test);
}

const never: Test = () => false;

const tests: Readonly<Record<string, (node: Node) => Test>> = {
  string: () => (value) => typeof value === 'string',
  number: () => (value) => typeof value === 'number' && !Number.isNaN(value),
  boolean: () => (value) => typeof value === 'boolean',
  unknown: () => () => true,
  literal:
    ({ literal }) =>
    (value) =>
      value === literal,
  picklist: ({ options }) => {
    const all = new Set(options);
    return (value) => all.has(value);
  },
  nullable: orWrapped(null),
  optional: orWrapped(undefined),
  exact_optional: ({ wrapped }) => (wrapped ? testOf(wrapped) : never),
  union: ({ options }) => {
    const all = (options as readonly Node[]).map(testOf);
    return (value) => all.some((test) => test(value));
  },
  array: ({ item }) => {
    const test = item ? testOf(item) : never;
    return (value) => Array.isArray(value) && value.every(test);
  },
  strict_tuple: ({ items = [] }) => {
    const all = items.map(testOf);
    return (value) =>
      Array.isArray(value) && value.length === all.length && all.every((test, i) => test(value[i]));
  },
  record: ({ key, value: inner }) => {
    const [isKey, isValue] = [key ? testOf(key) : never, inner ? testOf(inner) : never];
    return (value) =>
      isObject(value) &&
      Object.entries(value).every(
        ([name, it]) => !inherited.has(name) && isKey(name) && isValue(it),
      );
  },
  strict_object: objectTest,
  non_empty: () => (value) => (value as Measured).length > 0,
  max_length:
    ({ requirement }) =>
    (value) =>
      (value as Measured).length <= (requirement as number),
  regex:
    ({ requirement }) =>
    (value) =>
      (requirement as RegExp).test(value as string),
  integer: () => Number.isInteger,
  min_value:
    ({ requirement }) =>
    (value) =>
      (value as number) >= (requirement as number),
  max_value:
    ({ requirement }) =>
    (value) =>
      (value as number) <= (requirement as number),
  check: ({ requirement }) => requirement as Test,
};

/** Names that parsing leaves out, lest they be taken for what every object has. */
const inherited: ReadonlySet<string> = new Set(['__proto__', 'prototype', 'constructor']);

function orWrapped(alone: null | undefined): (node: Node) => Test {
  return ({ wrapped, default: otherwise }) => {
    const test = wrapped && otherwise === undefined ? testOf(wrapped) : never;
    return (value) => value === alone || test(value);
  };
}

/** What tells two objects apart comes first: of several, the wrong ones are then left at once. */
function objectTest({ entries = {} }: Node): Test {
  const all = Object.entries(entries)
    .map(([name, entry]) => ({ name, test: testOf(entry), isOptional: isOptional(entry), entry }))
    .sort((a, b) => Number(b.entry.type === 'literal') - Number(a.entry.type === 'literal'));
  return (value) => {
    if (!isObject(value)) return false;
    let left = Object.keys(value).length;
    for (const { name, test, isOptional } of all) {
      const inner = value[name];
      if (inner !== undefined) {
        if (!test(inner)) return false;
        left -= 1;
      } else if (!isOptional) return false;
    }
    return left === 0;
  };
}

const isOptional = ({ type, default: otherwise }: Node): boolean =>
  (type === 'exact_optional' || type === 'optional') && otherwise === undefined;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
