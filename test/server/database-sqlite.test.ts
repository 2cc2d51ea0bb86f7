import { openDatabase } from '../../src/server/database/database.ts';
import { registerStorageContract } from './storage-contract.ts';

registerStorageContract(() => openDatabase(':memory:'));
