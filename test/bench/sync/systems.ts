/** The engines that are measured, each with its own server and page. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { NewRecord } from '../../../src/server/database/records.ts';
import { docOf, newRecords, officer } from './bench-records.ts';
import { bundlePage } from './bundle.ts';
import { type Content, contentOf } from './digest.ts';
import { type NodeClient, type Reach, recordPages, signInAt } from './node-client.ts';
import { layRoot, type OurServer, startOurs } from './our-server.ts';
import { installPeers } from './peers/install.ts';
import { newFolder, startProcess } from './processes.ts';

export type Name = 'ours' | 'floor' | 'pouchdb' | 'rxdb';

export type System = {
  readonly name: Name;
  readonly url: string;
  /** What a new phone must be given to open its storage: for ours a code to sign in with. */
  readonly codeFor: (person: string) => Promise<string>;
  /** What there is to pull: for the floor the name of recorded replies. */
  readonly toPull: () => string;
  readonly content: () => Promise<Content>;
};

export type Stage = AsyncDisposable & {
  readonly systems: readonly System[];
  readonly ours: OurServer;
  readonly records: readonly NewRecord[];
  /** Changes records at every server, and records the reply that carries them for the floor. */
  readonly change: (changed: readonly NewRecord[]) => Promise<void>;
};

export type Pages = AsyncDisposable & {
  readonly folderOf: (name: Name) => string;
  readonly peers: readonly Peer[];
};

type Peer = 'pouchdb' | 'rxdb';
type PeerFiles = { readonly page: string; readonly server: string };

const peerFiles: Readonly<Record<Peer, PeerFiles>> = {
  pouchdb: { page: 'peers/pouch.ts', server: 'peers/pouch-server.ts' },
  rxdb: { page: 'peers/rxdb.ts', server: 'peers/rxdb-server.ts' },
};

/** All pages, built once. What can't be installed is said and left out. */
export async function buildPages(wanted: readonly string[]): Promise<Pages> {
  const folder = await newFolder();
  const folderOf = (name: Name) => join(folder.path, name, name === 'ours' ? 'dist' : '');
  const isReadable = process.env.BENCH_PROFILE !== undefined;
  const trouble = wanted.length > 0 ? await installPeers() : null;
  if (trouble) console.log(`No peers: they could not be installed. ${trouble}`);
  const peers = (['pouchdb', 'rxdb'] as const).filter((it) => !trouble && wanted.includes(it));
  await bundlePage('pages/ours.ts', folderOf('ours'), isReadable);
  await layRoot(join(folder.path, 'ours'));
  await bundlePage('pages/floor.ts', folderOf('floor'), isReadable);
  for (const peer of peers) await bundlePage(peerFiles[peer].page, folderOf(peer), isReadable);
  return { folderOf, peers, [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose]() };
}

/** Every system with the same `count` records at its server. */
export async function newStage(pages: Pages, count: number): Promise<Stage> {
  await using stack = new AsyncDisposableStack();
  const records = newRecords(count, 7);
  const root = join(pages.folderOf('ours'), '..');
  const ours = stack.use(await startOurs(root, records));
  const floor = stack.use(await startProcess('servers/floor-server.ts', pages.folderOf('floor')));
  const recorder = await newRecorder(ours, floor.url);
  const peers: System[] = [];
  for (const name of pages.peers) {
    const server = stack.use(await startProcess(peerFiles[name].server, pages.folderOf(name)));
    await fillPeer(server.url, records);
    peers.push(peerAt(name, server.url));
  }
  const kept = stack.move();
  return {
    ours,
    records,
    systems: [
      {
        name: 'ours',
        url: ours.url,
        codeFor: ours.codeFor,
        toPull: () => '',
        content: ours.content,
      },
      {
        name: 'floor',
        url: floor.url,
        codeFor: nothing,
        toPull: recorder.toPull,
        content: () => contentOf(records.map(({ fields }) => fields)),
      },
      ...peers,
    ],
    change: async (changed) => {
      await ours.change(changed);
      await recorder.recordNext();
      for (const { url } of peers) await fillPeer(url, changed);
    },
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  };
}

const nothing = async (): Promise<string> => '';

const peerAt = (name: Name, url: string): System => ({
  name,
  url,
  codeFor: nothing,
  toPull: () => '',
  content: async () => (await fetch(`${url}/content`)).json() as Promise<Content>,
});

async function fillPeer(url: string, records: readonly NewRecord[]): Promise<void> {
  await using folder = await newFolder();
  const path = join(folder.path, 'docs.json');
  await writeFile(path, JSON.stringify(records.map(docOf)));
  const response = await fetch(`${url}/fill`, { method: 'POST', body: path });
  if (!response.ok) throw new Error(await response.text());
}

/** Lays the real server's replies before the floor: the same pages, to be fetched and parsed. */
async function newRecorder(ours: OurServer, floorUrl: string) {
  const client: NodeClient = await signInAt(ours.url, await ours.codeFor(officer.id));
  let reach: Reach = { cursor: null, epoch: null };
  let count = 0;
  let rounds = 0;
  const recordNext = async () => {
    const recorded = await recordPages(client, reach);
    rounds += 1;
    reach = { cursor: recorded.cursor, epoch: recorded.epoch };
    count = recorded.pages.length;
    for (const [i, body] of recorded.pages.entries()) {
      await fetch(`${floorUrl}/recorded/${rounds}/${i}`, { method: 'PUT', body });
    }
  };
  await recordNext();
  return { recordNext, toPull: () => `${rounds}/${count}` };
}
