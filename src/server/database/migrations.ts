/** Every change to the tables, in order. The names are stored: never rename one, only add. */
import type { Migration } from 'kysely/migration';
import { clearedStorage } from './migrations/cleared-storage.ts';
import { commitOrder } from './migrations/commit-order.ts';
import { firstStorey } from './migrations/first-storey.ts';
import { partnershipInKeys } from './migrations/partnership-in-keys.ts';
import { patrolTold } from './migrations/patrol-told.ts';
import { photos } from './migrations/photos.ts';
import { proofOfReceipt } from './migrations/proof-of-receipt.ts';
import { signInAgain } from './migrations/sign-in-again.ts';

export const migrations: Readonly<Record<string, Migration>> = {
  '0001-first-storey': firstStorey,
  '0002-partnership-in-keys': partnershipInKeys,
  '0004-proof-of-receipt': proofOfReceipt,
  '0005-sign-in-again': signInAgain,
  '0006-cleared-storage': clearedStorage,
  '0007-patrol-told': patrolTold,
  '0008-photos': photos,
};

/** The same, and what only PostgreSQL needs. */
export const postgresMigrations: Readonly<Record<string, Migration>> = {
  ...migrations,
  '0003-commit-order': commitOrder,
};
