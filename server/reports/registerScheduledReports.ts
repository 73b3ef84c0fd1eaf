import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { ScheduledReport } from '../../protocol/statistics/scheduledReport.ts';
import { parse, type Access } from '../access/index.ts';
import { reportMediaTypes } from './reportMediaTypes.ts';
import type { ReportArchive } from './ReportArchive.ts';

/** The list of what the server wrote by itself, and each file; who takes one stands in the audit stream before it goes. */
export function registerScheduledReports(
  app: FastifyInstance,
  { access, archive }: { access: Access; archive: ReportArchive },
): void {
  app.get('/api/scheduled-reports', async (request): Promise<{ reports: ScheduledReport[] }> => {
    await access.demand(request, 'exportReport');
    return { reports: await archive.list() };
  });

  app.get('/api/scheduled-reports/:id', async (request, reply) => {
    const actor = await access.demand(request, 'exportReport');
    const id = parse(z.uuid(), (request.params as { id?: unknown }).id);
    const { report, bytes } = await archive.read(id);
    const { kind, from, to, format, seq, sha256 } = report;
    access.audit.record(actor, { type: 'reportExported', kind, from, to, format, seq, sha256 });
    const name = `yigan-${kind}-${from}.${format}`;
    return reply
      .header('content-type', reportMediaTypes[format])
      .header('content-disposition', `attachment; filename="${name}"; filename*=UTF-8''${name}`)
      .header('cache-control', 'no-store')
      .send(bytes);
  });
}
