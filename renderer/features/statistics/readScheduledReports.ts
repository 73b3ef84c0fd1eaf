import { scheduledReportsSchema, type ScheduledReport } from '../../../protocol/statistics/scheduledReport.ts';
import { Rejected, rejectionSchema } from '../../../protocol/wire/rejection.ts';

const timeoutMs = 15_000;

/** Throws `Rejected`. */
export async function readScheduledReports(stopped: AbortSignal): Promise<readonly ScheduledReport[]> {
  let status: number;
  let body: unknown;
  try {
    const response = await fetch('/api/scheduled-reports', {
      credentials: 'same-origin',
      signal: AbortSignal.any([stopped, AbortSignal.timeout(timeoutMs)]),
    });
    status = response.status;
    body = await response.json();
  } catch (cause) {
    throw new Rejected('unavailable', 'timeout', { cause });
  }
  if (status === 200) return scheduledReportsSchema.parse(body).reports;
  const refused = rejectionSchema.safeParse(body);
  throw refused.success
    ? new Rejected(refused.data.code, refused.data.reason)
    : new Rejected('serverFailure', 'serverFailure');
}
