import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig, type Plugin } from 'vite';
import { type ManifestOptions, VitePWA } from 'vite-plugin-pwa';
import { hashOfBuildInputs } from './src/server/build-inputs.js';

const root = import.meta.dirname;
const dist = join(root, 'dist');
/** What several pages share and the frame does not, in two files: fifty of a few lines would each be named in the first. */
const onHome =
  'app/(?:words|entry-names|area-words|incident-words|dispersals|owed|unfinished|log-incident|start-patrol|said|use-fix|use-minute)|analysis/(?:dosage|tasking|period)|domain/(?:places|ground|new-patrol|new-incident|opening|dispersal-rules)';
const onOtherPages =
  'app/(?:[\\w-]+-words|new-version|cue-choice|give-cue|dwelling|record-line|incidents|save-file|paste-link|code-of|note-warnings|refused-change|rescue-offer|use-[\\w-]+)|analysis/(?:additions|change-words|dwell-cue|case-review|neighbours|counts|tally)|domain/(?:dwell|patrol-times|note-warnings|hub-ages|hotspots-near)';
/** What the parts behind the first page share. */
const behindTheFirst =
  'device/(?:queue|photo-rows|record-changes|keep-received|receipt-crypto|read-picture|settle-track)|domain/edge|sync/(?:accounts|photos)';
const groups = [
  // Stay the same from one release to the next: a phone on 2G fetches only what changed.
  {
    name: 'libraries',
    test: /node_modules\/(@?preact|preact-iso|dexie|valibot)/,
    priority: 2,
    includeDependenciesRecursively: false,
  },
  // One file instead of thirty that every page asks for; without what the frame itself is made of.
  {
    name: 'kit',
    test: /src\/app\/ui\/(?!page|button|icon\.|progress)/,
    priority: 1,
    includeDependenciesRecursively: false,
  },
  {
    name: 'home-shared',
    test: new RegExp(`src/(?:${onHome})\\.tsx?`),
    priority: 2,
    includeDependenciesRecursively: false,
  },
  {
    name: 'behind-shared',
    test: new RegExp(`src/(?:${behindTheFirst})\\.tsx?`),
    priority: 2,
    includeDependenciesRecursively: false,
  },
  {
    name: 'pages-shared',
    test: new RegExp(`src/(?:${onOtherPages})\\.tsx?`),
    priority: 1,
    includeDependenciesRecursively: false,
  },
  // What the first page needs is one file, whatever later parts share of it: many small ones zip worse.
  { name: 'first', tags: ['$initial' as const], includeDependenciesRecursively: false },
];
const builtFrom = hashOfBuildInputs(root);

const manifest: Partial<ManifestOptions> = {
  id: '/',
  name: 'Beatbook',
  short_name: 'Beatbook',
  description: 'The record of work on the beat. Works with no signal.',
  lang: 'en-GB',
  start_url: '/',
  scope: '/',
  display: 'standalone',
  theme_color: '#1b1f24',
  background_color: '#faf8f4',
  icons: [
    { src: '/icons/icon-192.png', sizes: '192x192', type: 'image/png', purpose: 'any' },
    { src: '/icons/icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'any' },
    { src: '/icons/maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
  ],
  screenshots: [
    { src: '/screenshots/phone.png', sizes: '780x1688', type: 'image/png', form_factor: 'narrow' },
    { src: '/screenshots/desk.png', sizes: '1280x800', type: 'image/png', form_factor: 'wide' },
  ],
};

export default defineConfig({
  root: join(root, 'src/app'),
  publicDir: join(root, 'public'),
  cacheDir: join(root, 'node_modules/.cache/vite'),
  define: { __RELEASE__: JSON.stringify(releaseId()) },
  // The same library without what browsers before 2022 needed: 2 KB less to load before the first paint.
  resolve: { alias: { dexie: 'dexie/dist/modern/dexie.mjs' } },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: dist,
    emptyOutDir: true,
    target: 'es2022',
    rolldownOptions: {
      output: { codeSplitting: { groups } },
      // The pure rooms do nothing by being loaded: without this the first page would load what its schemas stand beside.
      treeshake: {
        moduleSideEffects: [{ test: /src\/(domain|sync|analysis)\//, sideEffects: false }],
      },
    },
    sourcemap: false,
    // `test/bench/size.ts` reads from it what the first route loads.
    manifest: true,
    // Every browser that runs es2022 knows modulepreload.
    modulePreload: { polyfill: false },
    // A data: URL would need a hole in the content security policy.
    assetsInlineLimit: 0,
  },
  plugins: [
    VitePWA({
      strategies: 'injectManifest',
      srcDir: '../sw',
      filename: 'main.ts',
      registerType: 'prompt',
      // The app registers the worker itself (src/app/updates.ts); an injected script would be inline.
      injectRegister: false,
      manifest,
      includeManifestIcons: false,
      injectManifest: {
        rollupFormat: 'iife',
        swDest: join(dist, 'sw.js'),
        // The plugin adds the web manifest itself.
        globPatterns: ['**/*.{js,css,html,svg}', 'icons/icon-192.png', 'whats-new.json'],
        globIgnores: ['screenshots/**', 'sw.js'],
      },
      integration: { configureCustomSWViteBuild: nameWorker },
    }),
    stampBuild(),
  ],
});

/** Changes when, and only when, what is built changes: no clock and no git in it, so a build can be repeated. */
function releaseId(): string {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return `${version}-${builtFrom.slice(0, 8)}`;
}

/** The plugin names the worker after its source; its URL must never change, or phones keep the old one for good. */
function nameWorker(config: { build?: { rollupOptions?: { output?: unknown } } }): void {
  if (!config.build?.rollupOptions)
    throw new Error('vite-plugin-pwa changed how it builds the worker');
  config.build.rollupOptions.output = { entryFileNames: 'sw.js' };
}

/** Written last, so that a build that broke off is not taken for a whole one (`src/server/prepare.js`). */
function stampBuild(): Plugin {
  return {
    name: 'beatbook-stamp',
    apply: 'build',
    enforce: 'post',
    closeBundle: {
      sequential: true,
      order: 'post',
      handler: () => writeFileSync(join(dist, '.built-from'), `${builtFrom}\n`),
    },
  };
}
