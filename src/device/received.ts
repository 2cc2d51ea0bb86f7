/** Changes that the server acknowledged, as they lie in storage. Runs inside a transaction of its caller. */
import type { ChangeRow, PersonTables, ReceivedRow } from './rows.ts';

export const changesIn = ({ changes }: ReceivedRow): readonly ChangeRow[] => JSON.parse(changes);

/** Without those that release 0.2 left among the changes. */
export async function receivedOf(
  { received }: Pick<PersonTables, 'received'>,
  record: string,
): Promise<readonly ChangeRow[]> {
  const batches = await received.match('records', record);
  return batches.flatMap(changesIn).filter((row) => row.record === record);
}
