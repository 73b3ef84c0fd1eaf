import { connect } from 'node:net';

const timeoutMs = 10_000;

/**
 * Hands bytes to the server over a connection of their own: a line that names the request, then the bytes. So a person's
 * look neither lies on a disk nor holds up the orders on the channel between the two processes.
 */
export function sendToServer(to: { port: number; token: string }, head: object, bytes: Buffer): void {
  const socket = connect({ host: '127.0.0.1', port: to.port });
  // The server may have given up waiting; then there is nobody to send to.
  socket.on('error', () => socket.destroy());
  socket.setTimeout(timeoutMs, () => socket.destroy());
  socket.write(`${JSON.stringify({ token: to.token, ...head })}\n`);
  socket.end(bytes);
}
