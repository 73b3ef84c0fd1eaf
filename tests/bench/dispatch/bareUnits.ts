import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';

/**
 * Runs as a process of its own, the yardstick of reporting units: a Socket.IO server that asks nobody who they are, keeps
 * the last report of each socket, answers it, and tells everybody who only listens all that changed once a second, as JSON.
 */
const http = createServer();
const sockets = new Server(http, { path: '/socket', transports: ['websocket'], perMessageDeflate: false });
const changed = new Map<string, unknown>();
sockets.on('connection', (socket) => {
  void socket.join('listeners');
  socket.on('command', (_: unknown, answer: (reply: unknown) => void) => {
    void socket.leave('listeners');
    answer({ ok: true, seq: 1 });
  });
  socket.on('call', ({ input }: { input: object }, answer: (reply: unknown) => void) => {
    changed.set(socket.id, { unitId: socket.id, ...input });
    answer({ ok: true, output: {} });
  });
});
setInterval(() => {
  sockets.to('listeners').emit('unitPositions', [...changed.values()]);
  changed.clear();
}, 1_000);
process.on('disconnect', () => process.exit(0));
http.listen(0, '127.0.0.1', () => process.send?.({ port: (http.address() as AddressInfo).port }));
