import { intakeReportSchema, type IntakeReport } from '../../protocol/intake/intakeReport.ts';
import type { PollAdapter } from '../../protocol/intake/intakeSource.ts';
import { parse } from '../access/index.ts';
import { readPath } from './readPath.ts';

/** One item of another system's list as a report of ours. Throws `malformed` where it is none. */
export function mapPolled(item: unknown, { fields, coordinates }: PollAdapter): IntakeReport {
  const at = (path: string | null): unknown => (path === null ? undefined : readPath(item, path));
  const lon = numberOf(at(fields.lon));
  const lat = numberOf(at(fields.lat));
  const address = textOf(at(fields.address));
  const priority = numberOf(at(fields.priority));
  const occurredAt = timeOf(at(fields.occurredAt));
  const named = address === undefined ? {} : { address: address.slice(0, 200) };
  return parse(intakeReportSchema, {
    externalId: textOf(at(fields.externalId)),
    kind: textOf(at(fields.kind)),
    text: textOf(at(fields.text))?.slice(0, 2000),
    place: lon === undefined || lat === undefined ? named : { lon, lat, system: coordinates, ...named },
    ...(priority !== undefined && { priority }),
    ...(occurredAt !== undefined && { occurredAt }),
  });
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'string' && value.trim() !== '') return value;
  return typeof value === 'number' ? String(value) : undefined;
}

function numberOf(value: unknown): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

/** RFC 3339, or milliseconds since 1970; other ways of writing a time are as good as none. */
function timeOf(value: unknown): string | undefined {
  if (typeof value === 'number' && Math.abs(value) < 8.64e15) return new Date(value).toISOString();
  return typeof value === 'string' && /^\d{4}-\d\d-\d\dT.+(Z|[+-]\d\d:\d\d)$/.test(value) ? value : undefined;
}
