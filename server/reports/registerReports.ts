import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { Directory } from '../../protocol/hall/directory.ts';
import type { HallState } from '../../protocol/hall/hallState.ts';
import { reportKindSchema, reportPeriod, reportQuerySchema } from '../../protocol/statistics/reportPeriod.ts';
import { Rejected } from '../../protocol/wire/rejection.ts';
import { parse, type Access } from '../access/index.ts';
import { buildReport } from './buildReport.ts';
import { renderReport } from './renderReport.ts';
import { reportMediaTypes } from './reportMediaTypes.ts';

export interface ReportOptions {
  readonly access: Access;
  readonly state: () => HallState;
  /** The chain value of the live stream's last entry, which is the one the state ends with. */
  readonly chainHash: () => Uint8Array;
  readonly directory: () => Directory;
  readonly now: () => number;
  readonly fontFile: string;
}

/** Each takes a thread and its memory. */
const mostAtOnce = 2;

/** GET /api/reports/:kind?from&to&format: figures leave the hall, so it is written down who took which, before they go. */
export function registerReports(app: FastifyInstance, options: ReportOptions): void {
  const { access, state, chainHash, directory, now, fontFile } = options;
  let running = 0;
  app.get('/api/reports/:kind', async (request, reply) => {
    const actor = await access.demand(request, 'exportReport');
    const kind = parse(reportKindSchema, (request.params as { kind?: unknown }).kind);
    const { format, language, areaId, agencyId, type, ...asked } = parse(reportQuerySchema, request.query);
    const period = reportPeriod(kind, asked);
    if (period === null) throw new Rejected('malformed', 'malformedInput', { details: { where: 'from' } });
    const known = directory();
    if (areaId !== undefined && !known.areas.some(({ id }) => id === areaId)) {
      throw new Rejected('notFound', 'areaUnknown');
    }
    if (agencyId !== undefined && !known.agencies.some(({ id }) => id === agencyId)) {
      throw new Rejected('notFound', 'agencyUnknown');
    }
    if (running >= mostAtOnce) throw new Rejected('rateLimited', 'rateLimited');
    const shown = state();
    const content = buildReport({
      ...{ kind, period, language, state: shown, directory: known, now: now(), by: actor.name },
      filter: { areaId: areaId ?? null, agencyId: agencyId ?? null, type: type ?? null },
      chainHash: Buffer.from(chainHash()).toString('hex'),
    });
    running += 1;
    const bytes = await renderReport({ format, content, fontFile }).finally(() => (running -= 1));
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    access.audit.record(actor, { type: 'reportExported', kind, ...period, format, seq: shown.seq, sha256 });
    const name = `yigan-${kind}-${period.from}.${format}`;
    const shownName = encodeURIComponent(`${content.title}-${period.from}.${format}`);
    return reply
      .header('content-type', reportMediaTypes[format])
      .header('content-disposition', `attachment; filename="${name}"; filename*=UTF-8''${shownName}`)
      .header('cache-control', 'no-store')
      .send(Buffer.from(bytes));
  });
}
