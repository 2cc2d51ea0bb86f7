/** What whoever starts the server should know about its keys. */
import type { OpenedKeys } from './key-file.ts';

/** `others`: servers whose keys the database knows besides this one's. */
type About = { readonly path: string; readonly others: number };

export const keyNotesOf = (
  { isNew, isOpen }: Pick<OpenedKeys, 'isNew' | 'isOpen'>,
  { path, others }: About,
): readonly string[] => [
  ...(isNew ? [`New keys were made in ${path}. Back that file up apart from the database.`] : []),
  ...(isNew && others > 0
    ? [
        `The database knows the keys of ${others} earlier or other ${others === 1 ? 'server' : 'servers'}. If this is ` +
          'no additional server, put the key file of before back: receipts signed with it stay good, but ' +
          'rescue files sealed to it open only with it.',
      ]
    : []),
  ...(isOpen ? [`Others on this machine can read ${path}: close it with chmod 600 ${path}`] : []),
];
