/** A line with little in it, that breaks: whatever passes is slowed down, and cut at a steady pace. */
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { Transform } from 'node:stream';

export type WeakWire = AsyncDisposable & {
  readonly url: string;
  /** From now on so many bytes a second go up, and every so often all that is under way is lost. */
  readonly weaken: (bytesPerSecond: number, cutEveryMs: number) => void;
  readonly clear: () => void;
  /** Since it is weak: what went up, and how often the line broke. */
  readonly carried: () => { readonly bytesUp: number; readonly cuts: number };
};

export async function stretchWeakWire(port: number): Promise<WeakWire> {
  let rate = Number.POSITIVE_INFINITY;
  let cutting: NodeJS.Timeout | undefined;
  let bytesUp = 0;
  let cuts = 0;
  /** When the line is free again: everything that goes up shares it. */
  let freeAt = 0;
  const open = new Set<Socket>();
  const slowly = () =>
    new Transform({
      transform(chunk: Buffer, _, done) {
        if (rate === Number.POSITIVE_INFINITY) return done(null, chunk);
        bytesUp += chunk.length;
        const now = performance.now();
        freeAt = Math.max(freeAt, now) + (chunk.length / rate) * 1000;
        setTimeout(() => done(null, chunk), freeAt - now);
        return undefined;
      },
      // In pieces of a packet or two, so that a cut finds the line at work.
      highWaterMark: 1400,
    });
  const proxy = createServer({ highWaterMark: 1400 }, (phone) => {
    const server = connect(port, '127.0.0.1');
    for (const socket of [phone, server]) {
      open.add(socket);
      socket.on('error', () => undefined);
      socket.once('close', () => {
        open.delete(socket);
        phone.destroy();
        server.destroy();
      });
    }
    phone.pipe(slowly()).pipe(server);
    server.pipe(phone);
  }).listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const cut = () => {
    cuts += 1;
    for (const socket of open) socket.destroy();
  };
  const clear = () => {
    clearInterval(cutting);
    rate = Number.POSITIVE_INFINITY;
  };
  return {
    url: `http://localhost:${(proxy.address() as AddressInfo).port}`,
    weaken: (bytesPerSecond, cutEveryMs) => {
      clear();
      rate = bytesPerSecond;
      [bytesUp, cuts] = [0, 0];
      cutting = setInterval(cut, cutEveryMs);
    },
    clear,
    carried: () => ({ bytesUp, cuts }),
    async [Symbol.asyncDispose]() {
      clear();
      proxy.close();
      for (const socket of open) socket.destroy();
      await once(proxy, 'close');
    },
  };
}
