import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

/**
 * Ends every connection when the server stops. Node's own closing leaves those that never sent a request, such as a
 * browser's preconnect, and would wait for them to time out.
 */
export function closeOpenSockets(app: FastifyInstance): void {
  const open = new Set<Socket>();
  const server: Server = app.server;
  const keep = (socket: Socket): void => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  };
  server.on('connection', keep);
  server.on('secureConnection', keep);
  app.addHook('preClose', (done) => {
    for (const socket of open) socket.destroy();
    done();
  });
}
