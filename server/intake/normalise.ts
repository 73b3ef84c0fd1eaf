import type { Directory } from '../../protocol/hall/directory.ts';
import { incidentTypeSchema, type IncidentType } from '../../protocol/incident/incident.ts';
import type { IntakeReport } from '../../protocol/intake/intakeReport.ts';
import type { IntakeSource } from '../../protocol/intake/intakeSource.ts';
import type { NormalReport } from './NormalReport.ts';
import { resolvePlace } from './resolvePlace.ts';

/** A sender's clock further from ours than this is not believed, unless the report says that it is entered late. */
const believedSkewMs = 3_600_000;
const longestSummary = 500;

export interface Arrival {
  readonly source: IntakeSource;
  readonly directory: Pick<Directory, 'places' | 'areas'>;
  readonly now: number;
  readonly sentAt: number;
}

export function normalise(report: IntakeReport, { source, directory, now, sentAt }: Arrival): NormalReport {
  const isBackEntry = report.isBackEntry ?? false;
  return {
    externalId: report.externalId,
    incidentType: typeOf(source, report.kind),
    priority: report.priority ?? source.defaultPriority,
    ...resolvePlace(report.place, directory),
    text: shorten(report.text),
    at: believedTime(report.occurredAt, { now, isBackEntry }),
    sentAt,
    isBackEntry,
    isCancelled: report.isCancelled ?? false,
    handling: 'open',
  };
}

/** The sender's word by the source's table; our own names of types are always understood. */
export function typeOf(source: IntakeSource, kind: string): IncidentType {
  const own = incidentTypeSchema.safeParse(kind);
  return source.kinds[kind] ?? (own.success ? own.data : source.defaultType);
}

export function believedTime(
  written: string | undefined,
  { now, isBackEntry }: { now: number; isBackEntry: boolean },
): number {
  const at = written === undefined ? NaN : Date.parse(written);
  if (Number.isNaN(at)) return now;
  if (!isBackEntry && Math.abs(now - at) > believedSkewMs) return now;
  return Math.min(at, now);
}

/** Cut between letters, never within one that takes two code units. */
export function shorten(text: string): string {
  const whole = text.trim();
  if (whole.length <= longestSummary) return whole;
  let cut = '';
  for (const letter of whole) {
    if (cut.length + letter.length >= longestSummary) break;
    cut += letter;
  }
  return `${cut}…`;
}
