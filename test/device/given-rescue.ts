/** What a phone needs before a rescue file can be made of it. */
import { keysToTell } from '../../src/server/keys/known-keys.ts';
import type { Disk } from '../support/phone.ts';
import { must, type Town } from './given.ts';
import { givenStore } from './given-rows.ts';
import { rowsIn } from './rows-in.ts';

/** As the server tells them with a reply. */
export async function giveKeys(disk: Disk, server: Town['server'], person: string): Promise<void> {
  const row = (await rowsIn(disk, person, 'meta')).find(({ key }) => key === 'meta');
  const { clientId } = row?.value as { clientId: string };
  const keys = await keysToTell(server, { client: clientId, person }, null);
  const store = givenStore(disk);
  must(
    await store.write(({ meta }) =>
      meta.put({ ...row, value: { ...(row?.value as object), keys } } as never),
    ),
  );
  store.close();
}
