/** The benchmark's servers, each in a process of its own, so that none shares a core's time by accident. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type BenchServer = AsyncDisposable & { readonly url: string; readonly id: number };

/** `script` is told the folder of its page and one for its data, and answers with its port. */
export async function startProcess(script: string, pageFolder: string): Promise<BenchServer> {
  const data = await newFolder();
  const child = fork(join(import.meta.dirname, script), [pageFolder, data.path], {
    execArgv: ['--disable-warning=ExperimentalWarning'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const gone = once(child, 'exit');
  const [told] = (await Promise.race([once(child, 'message'), gone])) as [{ port?: number }];
  if (!told?.port) throw new Error(`${script} ended before it listened.`);
  return {
    url: `http://localhost:${told.port}`,
    id: child.pid ?? 0,
    async [Symbol.asyncDispose]() {
      child.kill('SIGKILL');
      await gone;
      await data[Symbol.asyncDispose]();
    },
  };
}

export type Folder = AsyncDisposable & { readonly path: string };

export async function newFolder(): Promise<Folder> {
  const path = await mkdtemp(join(tmpdir(), 'beatbook-bench-'));
  return {
    path,
    [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true, maxRetries: 3 }),
  };
}
