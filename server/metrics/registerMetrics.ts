import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Counter, Gauge, Registry } from 'prom-client';

export interface MetricsSources {
  readonly version: string;
  readonly seq: () => number;
  readonly connected: () => number;
  readonly pulledStreams: () => number;
  readonly recentBytes: () => number;
  readonly isMediaUp: () => boolean;
}

export interface Metrics {
  readonly commands: Counter<'outcome'>;
}

/** GET /healthz (is it alive, is media up) and GET /metrics (Prometheus text); both carry counts only, nobody's content. */
export function registerMetrics(app: FastifyInstance, sources: MetricsSources): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const commands = new Counter({
    name: 'yigan_commands_total',
    help: 'Commands by outcome: accepted, or the code of the refusal',
    labelNames: ['outcome'],
    registers,
  });
  const gauges: readonly [string, string, () => number][] = [
    ['yigan_journal_seq', 'Sequence of the last entry of the live stream', sources.seq],
    ['yigan_connected_pages', 'Pages with an open socket', sources.connected],
    ['yigan_pulled_streams', 'Camera streams being pulled', sources.pulledStreams],
    ['yigan_recent_bytes', 'Bytes kept of the last two minutes of the pulled streams', sources.recentBytes],
    ['yigan_media_up', '1 while the media exchange works', () => Number(sources.isMediaUp())],
  ];
  for (const [name, help, read] of gauges) {
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(read());
      },
    });
  }

  app.get('/healthz', () => ({
    status: 'ok',
    version: sources.version,
    seq: sources.seq(),
    media: sources.isMediaUp() ? 'up' : 'down',
  }));
  app.get('/metrics', async (_request, reply) => reply.type(registry.contentType).send(await registry.metrics()));
  return { commands };
}
