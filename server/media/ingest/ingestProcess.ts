import { ingestOrderSchema, type IngestReport } from './ingestMessages.ts';
import { IngestHub } from './IngestHub.ts';

/** Entry of the ingest process: orders come and reports go over the channel to the server; without it there is no work. */
function report(message: IngestReport): void {
  if (process.connected) process.send?.(message);
}

const hub = new IngestHub(report);

process.on('message', (message) => {
  const order = ingestOrderSchema.safeParse(message);
  if (order.success) hub.obey(order.data);
  else report({ type: 'log', level: 'error', message: 'An order could not be read', streamKey: null });
});
process.on('disconnect', () => {
  hub.close();
  // With nothing open the process ends by itself once the farewells to the cameras are out.
  setTimeout(() => process.exit(0), 1_500).unref();
});
// The server ends this process by closing the channel; a terminal's interrupt reaches both and must not race it.
process.on('SIGINT', () => undefined);
report({ type: 'ready' });
