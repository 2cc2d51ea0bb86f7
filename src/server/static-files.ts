/**
 * The built app, read once at start: what is not in the table is not served, so no address can
 * reach outside it. About 1 MB.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { gzipSync } from 'node:zlib';

export type StaticFile = {
  readonly body: Uint8Array<ArrayBuffer>;
  /** Only where it saves something. */
  readonly gzip: Uint8Array<ArrayBuffer> | null;
  readonly type: string;
  readonly etag: string;
  readonly cacheControl: string;
};

/** By path in the address: `/index.html`, `/assets/…`. */
export type StaticFiles = ReadonlyMap<string, StaticFile>;

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.gif': 'image/gif',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

/** Names in `/assets/` change with their content; everything else must be asked for again. */
const forEver = 'public, max-age=31536000, immutable';
const askAgain = 'no-cache';

/** Every file under `folder` but those whose names begin with a dot; empty if there is no folder. */
export function readStaticFiles(folder: string): StaticFiles {
  return new Map(
    namesIn(folder).map((name) => [`/${name}`, staticFileOf(join(folder, name), name)]),
  );
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
      .filter((name) => !/(^|\/)\./.test(name));
  } catch {
    return [];
  }
}

function staticFileOf(path: string, name: string): StaticFile {
  const body = new Uint8Array(readFileSync(path));
  const gzip = new Uint8Array(gzipSync(body, { level: 9 }));
  return {
    body,
    gzip: gzip.length < body.length * 0.9 ? gzip : null,
    type: types[extname(name)] ?? 'application/octet-stream',
    etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`,
    cacheControl: name.startsWith('assets/') ? forEver : askAgain,
  };
}
