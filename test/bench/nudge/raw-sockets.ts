/** The floor: bytes to a thousand open sockets of another process, with nothing in between. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';

export type RawSockets = AsyncDisposable & {
  readonly sockets: readonly Socket[];
  /** Has one event written to each; answers when the first was. */
  readonly write: () => Promise<number>;
};

export async function startRawSockets(count: number): Promise<RawSockets> {
  const child = fork(join(import.meta.dirname, 'raw-server.ts'), {
    execArgv: ['--disable-warning=ExperimentalWarning'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const [{ port }] = (await once(child, 'message')) as [{ port: number }];
  const sockets = Array.from({ length: count }, () => connect(port, '127.0.0.1'));
  await Promise.all(sockets.map((socket) => once(socket, 'connect')));
  return {
    sockets,
    write: async () => {
      child.send('write');
      const [{ at }] = (await once(child, 'message')) as [{ at: number }];
      return at;
    },
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}

/** How long after the first write each of them had its event, in ms. */
export async function rawRound({ sockets, write }: RawSockets): Promise<readonly number[]> {
  const heard = sockets.map(async (socket) => {
    await once(socket, 'data');
    return Date.now();
  });
  const from = await write();
  return (await Promise.all(heard)).map((at) => at - from);
}
