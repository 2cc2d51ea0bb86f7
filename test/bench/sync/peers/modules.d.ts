/** The little of the peers that is used: they are installed only for a measurement, never for a check. */

declare namespace PouchTypes {
  type Row = { readonly id: string; readonly doc: object; readonly value?: { rev: string } };

  type Replicated = { readonly ok: boolean; readonly errors: readonly unknown[] };

  type Database = {
    readonly info: () => Promise<unknown>;
    readonly put: (doc: object) => Promise<unknown>;
    readonly bulkDocs: (
      docs: readonly object[],
    ) => Promise<readonly { readonly error?: unknown }[]>;
    readonly allDocs: (options: {
      readonly include_docs: boolean;
      readonly keys?: readonly string[];
    }) => Promise<{ readonly rows: readonly Row[] }>;
    readonly replicate: {
      readonly from: (remote: Database, options: object) => Promise<Replicated>;
      readonly to: (remote: Database, options: object) => Promise<Replicated>;
    };
  };

  type Pouch = {
    new (name: string, options?: object): Database;
    readonly plugin: (plugin: object) => Pouch;
    readonly defaults: (options: object) => Pouch;
  };
}

declare module 'compression' {
  import type { RequestHandler } from 'express';

  const compression: (options: { readonly level: number }) => RequestHandler;
  export = compression;
}

declare module 'express' {
  import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';

  namespace express {
    type RequestHandler = (
      request: IncomingMessage,
      response: ServerResponse & { readonly json: (value: unknown) => void },
      next: (error?: unknown) => void,
    ) => void;
    type Express = RequestListener & {
      readonly use: (...given: readonly (string | RequestHandler)[]) => void;
      readonly get: (path: string, handler: RequestHandler) => void;
      readonly post: (path: string, handler: RequestHandler) => void;
    };
  }
  const express: {
    (): express.Express;
    readonly static: (folder: string) => express.RequestHandler;
  };
  export = express;
}

declare module 'express-pouchdb' {
  import type { RequestHandler } from 'express';

  const expressPouchDb: (pouch: unknown, options: object) => RequestHandler;
  export = expressPouchDb;
}

declare module 'pouchdb-adapter-memory' {
  const plugin: object;
  export = plugin;
}

declare module 'pouchdb-replication' {
  const plugin: object;
  export = plugin;
}

declare module 'pouchdb-mapreduce' {
  const plugin: object;
  export = plugin;
}

declare module 'pouchdb-core' {
  const PouchDb: PouchTypes.Pouch;
  export = PouchDb;
}

declare module 'pouchdb-browser' {
  const PouchDb: PouchTypes.Pouch;
  export = PouchDb;
}

declare module 'rxdb' {
  export type RxDocument = { readonly toJSON: () => object };
  export type RxCollection = {
    readonly insert: (doc: object) => Promise<RxDocument>;
    readonly bulkInsert: (
      docs: readonly object[],
    ) => Promise<{ readonly error: readonly unknown[] }>;
    readonly find: () => { readonly exec: () => Promise<readonly RxDocument[]> };
  };
  export type RxDatabase = {
    readonly addCollections: (collections: object) => Promise<{ readonly records: RxCollection }>;
  };
  export function createRxDatabase(options: object): Promise<RxDatabase>;
}

declare module 'rxdb/plugins/storage-dexie' {
  export function getRxStorageDexie(): object;
}

declare module 'rxdb/plugins/replication' {
  import type { RxCollection } from 'rxdb';
  export type Replication = {
    readonly start: () => Promise<void>;
    readonly awaitInSync: () => Promise<unknown>;
    readonly reSync: () => void;
    readonly error$: { readonly subscribe: (heard: (error: unknown) => void) => unknown };
    readonly internalReplicationState?: {
      readonly firstSyncDone: {
        readonly down: { readonly subscribe: (heard: (isDone: boolean) => void) => unknown };
      };
    };
  };
  export function replicateRxCollection(options: {
    readonly collection: RxCollection;
    readonly replicationIdentifier: string;
    readonly live: boolean;
    readonly autoStart: boolean;
    readonly waitForLeadership: boolean;
    readonly retryTime: number;
    readonly pull: object;
    readonly push: object;
  }): Replication;
}
