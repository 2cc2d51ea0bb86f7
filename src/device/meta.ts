/** What a person's storage knows about itself. All of it runs inside a transaction of its caller. */
import type { Meta, MetaRow, PersonTables } from './rows.ts';

type OfMeta = Pick<PersonTables, 'meta'>;

/** Without `sending`: that it is absent says something of older storage. */
export const newMeta: Meta = {
  clientId: null,
  nextSeq: 1,
  epoch: null,
  cursor: null,
  isPartial: false,
  holdsUnseen: false,
  person: null,
  signInEndsAt: null,
  lastReplyAt: null,
  referenceVersion: null,
  coveredVersion: null,
  keys: null,
  generation: 0,
  isSignedOut: false,
  cleared: null,
};

/** By transaction. Nobody else writes it meanwhile, so each reads it once. */
const inHand = new WeakMap<OfMeta['meta'], Promise<Meta>>();

export const readMeta = (tables: OfMeta): Promise<Meta> =>
  hold(tables, inHand.get(tables.meta) ?? storedMeta(tables));

/** Answers what is stored then. */
export const changeMeta = async (tables: OfMeta, change: Partial<Meta>): Promise<Meta> => {
  const changed = readMeta(tables).then((meta) => ({ ...meta, ...change }));
  const value = await hold(tables, changed);
  await tables.meta.put({ key: 'meta', value });
  return value;
};

function hold({ meta }: OfMeta, value: Promise<Meta>): Promise<Meta> {
  inHand.set(meta, value);
  return value;
}

const storedMeta = async (tables: OfMeta): Promise<Meta> => ({
  ...newMeta,
  ...(await readMetaRow(tables, 'meta')),
});

type ValueOf<K extends MetaRow['key']> = Extract<MetaRow, { key: K }>['value'];

export const readMetaRow = async <K extends MetaRow['key']>(
  { meta }: OfMeta,
  key: K,
): Promise<ValueOf<K> | undefined> => (await meta.get(key))?.value as ValueOf<K> | undefined;
