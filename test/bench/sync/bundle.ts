/** A page for a browser out of one TypeScript file, built as the app is built. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';

const html = `<!doctype html>
<html lang="en-GB"><meta charset="utf-8"><title>Benchmark</title>
<script type="module" src="/bench.js"></script></html>
`;

/** `entry` is relative to this folder. Names stay readable where a profile is to be taken. */
export async function bundlePage(entry: string, folder: string, isReadable: boolean) {
  await mkdir(folder, { recursive: true });
  // What the app's own build takes; RxDB brings another Dexie, which must stay its own. PouchDB wants
  // Node's events, for which Vite would lay in an empty module.
  const alias: Record<string, string> = entry.startsWith('peers/')
    ? { events: join(import.meta.dirname, 'peers/node_modules/events/events.js') }
    : { dexie: 'dexie/dist/modern/dexie.mjs' };
  await build({
    configFile: false,
    logLevel: 'error',
    root: import.meta.dirname,
    publicDir: false,
    define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
    resolve: { alias },
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: 'es2022',
      minify: !isReadable,
      modulePreload: false,
      rolldownOptions: {
        input: { bench: join(import.meta.dirname, entry) },
        output: { entryFileNames: '[name].js', chunkFileNames: 'assets/[name]-[hash].js' },
      },
    },
  });
  await writeFile(join(folder, 'index.html'), html);
}
