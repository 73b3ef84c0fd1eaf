import type { AlarmGroup } from '../../protocol/alarm/alarm.ts';
import type { Place } from '../../protocol/geometry/place.ts';
import type { AreaId } from '../../protocol/ids.ts';
import type { IncidentType, Priority } from '../../protocol/incident/incident.ts';

/** A report as the hall understands it, whatever road it came by. */
export interface NormalReport {
  readonly externalId: string;
  readonly incidentType: IncidentType;
  readonly priority: Priority;
  readonly place: Place | null;
  readonly address: string;
  readonly areaId: AreaId | null;
  readonly text: string;
  /** When it happened as far as the sender's clock can be believed, milliseconds since 1970 UTC. */
  readonly at: number;
  /** When the sender sent this version of it; an older version never replaces a newer one. */
  readonly sentAt: number;
  readonly isBackEntry: boolean;
  readonly isCancelled: boolean;
  readonly handling: AlarmGroup['handling'];
}
