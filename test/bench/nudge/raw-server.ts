/** Keeps sockets, and writes the bytes of a nudge to all of them when it is told to. */
import type { AddressInfo, Socket } from 'node:net';
import { createServer } from 'node:net';

const bytes = Buffer.from('event: nudge\ndata:\n\n');
const sockets = new Set<Socket>();
const server = createServer((socket) => {
  sockets.add(socket);
  socket.on('error', () => sockets.delete(socket));
}).listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }));

process.on('message', () => {
  const at = Date.now();
  for (const socket of sockets) socket.write(bytes);
  process.send?.({ at });
});
