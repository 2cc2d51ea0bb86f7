/** What a person's storage knows about itself. All of it runs inside a transaction of its caller. */
import type { Meta, MetaRow, PersonTables } from './rows.ts';

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
  generation: 0,
  isSignedOut: false,
};

export const readMeta = async (tables: PersonTables): Promise<Meta> => ({
  ...newMeta,
  ...(await readMetaRow(tables, 'meta')),
});

export const changeMeta = async (tables: PersonTables, change: Partial<Meta>): Promise<void> => {
  await tables.meta.put({ key: 'meta', value: { ...(await readMeta(tables)), ...change } });
};

type ValueOf<K extends MetaRow['key']> = Extract<MetaRow, { key: K }>['value'];

export const readMetaRow = async <K extends MetaRow['key']>(
  { meta }: PersonTables,
  key: K,
): Promise<ValueOf<K> | undefined> => (await meta.get(key))?.value as ValueOf<K> | undefined;
