/** What a phone downloads, in KB (1,000 bytes), gzipped, read from the built app, and what it may be. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

export type BuiltSize = {
  readonly name: string;
  readonly kilobytes: number;
  readonly budget: number;
};

type Chunk = { readonly file: string; readonly imports?: string[]; readonly isEntry?: boolean };
type Chunks = Readonly<Record<string, Chunk>>;

const dist = join(import.meta.dirname, '../../dist');

/** On a slow phone on 2G (about 20 KB/s) the first screen is then there in three seconds. */
const budgets = [
  { name: 'first-route-js', budget: 60, filesOf: firstRouteFiles },
  { name: 'map-js', budget: 55, filesOf: mapFiles },
  { name: 'precache', budget: 350, filesOf: precachedFiles },
] as const;

/** `null` where the app is not built. */
export function readBuiltSizes(): readonly BuiltSize[] | null {
  const manifest = join(dist, '.vite/manifest.json');
  if (!existsSync(manifest)) return null;
  const chunks: Chunks = JSON.parse(readFileSync(manifest, 'utf8'));
  return budgets.map(({ name, budget, filesOf }) => {
    const bytes = filesOf(chunks).reduce((sum, file) => sum + gzippedBytes(file), 0);
    return { name, kilobytes: bytes / 1000, budget };
  });
}

/** The entry's chunk and every chunk that it imports statically, however deep. */
function firstRouteFiles(chunks: Chunks): string[] {
  const entries = Object.keys(chunks).filter((key) => chunks[key]?.isEntry);
  return filesOf(chunks, staticallyReachable(chunks, entries));
}

/** What opening a map adds: the chunks with Leaflet in them, 0 until there is a map. */
function mapFiles(chunks: Chunks): string[] {
  const withLeaflet = Object.keys(chunks).filter((key) => hasLeaflet(chunks[key]?.file));
  return filesOf(chunks, new Set(withLeaflet));
}

/** Leaflet's own class name for its container; it survives minifying, being a string. */
function hasLeaflet(file: string | undefined): boolean {
  if (!file?.endsWith('.js')) return false;
  return readFileSync(join(dist, file), 'utf8').includes('leaflet-container');
}

function precachedFiles(): string[] {
  const worker = readFileSync(join(dist, 'sw.js'), 'utf8');
  const entries = worker.matchAll(/\{"revision":(?:null|"[^"]*"),"url":"([^"]+)"\}/g);
  const files = new Set([...entries].map(([, url]) => url as string));
  if (files.size === 0) throw new Error('sw.js has no list of what to precache');
  return [...files];
}

function staticallyReachable(chunks: Chunks, keys: readonly string[]): Set<string> {
  const reached = new Set<string>();
  const ahead = [...keys];
  for (let key = ahead.pop(); key !== undefined; key = ahead.pop()) {
    if (reached.has(key)) continue;
    reached.add(key);
    ahead.push(...(chunks[key]?.imports ?? []));
  }
  return reached;
}

function filesOf(chunks: Chunks, keys: ReadonlySet<string>): string[] {
  return [...keys].flatMap((key) => chunks[key]?.file ?? []);
}

function gzippedBytes(file: string): number {
  return gzipSync(readFileSync(join(dist, file))).length;
}
