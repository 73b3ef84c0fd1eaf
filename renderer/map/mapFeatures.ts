import type { CameraStatus } from '../../protocol/camera/camera.ts';
import type { Position } from '../../protocol/geometry/place.ts';
import type { Priority } from '../../protocol/incident/incident.ts';
import type { UnitKind } from '../../protocol/unit/unit.ts';
import type { UnitStatus } from '../../protocol/unit/unitStatus.ts';

/** One incident on the map. */
export interface IncidentMark {
  id: string;
  priority: Priority;
  position: Position;
  /** A short line under the pin, such as `#12 火灾`. */
  label: string;
}

/** One unit on the map. */
export interface UnitMark {
  id: string;
  kind: UnitKind;
  status: UnitStatus;
  position: Position;
  /** Call sign, with the status in words behind it where there is room. */
  label: string;
  /** Age of the position in milliseconds; what is old fades. */
  ageMs: number;
}

export interface CameraStatusChange {
  id: string;
  status: CameraStatus;
}

/** The ground a camera looks at: degrees clockwise from true north, metres. */
export interface ViewCone {
  cameraId: string;
  position: Position;
  bearingDeg: number;
  hfovDeg: number;
  rangeM: number;
}

/** A camera whose name is written beside it. */
export interface NamedCamera {
  id: string;
  name: string;
  lon: number;
  lat: number;
}

export interface MapSelection {
  cameras: readonly NamedCamera[];
  incident: string | null;
  unit: string | null;
}

export type MapLocale = 'zh' | 'en';
