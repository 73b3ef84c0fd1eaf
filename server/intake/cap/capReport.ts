import type { Directory } from '../../../protocol/hall/directory.ts';
import type { IncidentType, Priority } from '../../../protocol/incident/incident.ts';
import type { IntakePlace } from '../../../protocol/intake/intakeReport.ts';
import type { IntakeSource } from '../../../protocol/intake/intakeSource.ts';
import { refuseIdentifyingText } from '../../incidents/index.ts';
import { believedTime, shorten } from '../normalise.ts';
import type { NormalReport } from '../NormalReport.ts';
import { refuseIdentifyingName } from '../refuseIdentifyingReport.ts';
import { resolvePlace, type ResolvedPlace } from '../resolvePlace.ts';
import type { CapAlert, CapArea, CapInfo } from './CapReader.ts';

const typeOfCategory: Readonly<Record<string, IncidentType>> = {
  Geo: 'rescue',
  Met: 'environment',
  Safety: 'other',
  Security: 'security',
  Rescue: 'rescue',
  Fire: 'fire',
  Health: 'medical',
  Env: 'environment',
  Transport: 'traffic',
  Infra: 'facility',
  CBRNE: 'environment',
  Other: 'other',
};
const priorityOfSeverity: Readonly<Record<string, Priority>> = { Extreme: 1, Severe: 2, Moderate: 3 };
const flood = /flood|inundat|洪|涝|积水|暴雨/i;

export interface CapArrival {
  readonly source: IntakeSource;
  readonly directory: Pick<Directory, 'places' | 'areas'>;
  readonly now: number;
  /** The report that the first message of this alert made, where it is known. */
  readonly rootId: string | undefined;
}

/** Why a valid message raises no alarm; null where it does. Only what is Actual is ever live. */
export function whyNotLive({ status, msgType, infos }: CapAlert, now: number): string | null {
  if (status !== 'Actual') return `status${status}`;
  if (msgType === 'Ack' || msgType === 'Error') return `msgType${msgType}`;
  if (msgType === 'Cancel') return null;
  if (infos.length === 0) return 'noInfo';
  if (infos.every(({ expires }) => expires !== undefined && Date.parse(expires) <= now)) return 'expired';
  return null;
}

/** The name under which later messages refer to this one. */
export function capName({ sender, identifier, sent }: Pick<CapAlert, 'sender' | 'identifier' | 'sent'>): string {
  return `${sender},${identifier},${sent}`;
}

export function refuseIdentifyingAlert(alert: CapAlert): void {
  for (const text of alert.words) refuseIdentifyingText(text);
  for (const { names } of alert.infos) for (const name of names) refuseIdentifyingName(name);
}

export function capReport(alert: CapAlert, { source, directory, now, rootId }: CapArrival): NormalReport {
  const info = mostSevere(alert.infos);
  const isCancelled = alert.msgType === 'Cancel' || (info !== undefined && isAllClear(info));
  return {
    externalId: rootId ?? `${alert.sender},${alert.identifier}`,
    incidentType: info === undefined ? source.defaultType : typeOfInfo(source, info),
    priority: (info && priorityOfSeverity[info.severity]) ?? 4,
    ...placeOf(info?.areas ?? [], directory),
    text: shorten(info === undefined ? alert.msgType : wordsOf(info)),
    at: believedTime(info?.onset ?? alert.sent, { now, isBackEntry: false }),
    sentAt: Date.parse(alert.sent),
    isBackEntry: false,
    isCancelled,
    handling: alert.scope === 'Private' ? 'private' : alert.scope === 'Restricted' ? 'restricted' : 'open',
  };
}

function isAllClear({ urgency }: CapInfo): boolean {
  return urgency === 'Past';
}

function mostSevere(infos: readonly CapInfo[]): CapInfo | undefined {
  const rank = ({ severity }: CapInfo): number => priorityOfSeverity[severity] ?? 4;
  return infos.toSorted((first, second) => rank(first) - rank(second))[0];
}

function typeOfInfo(source: IntakeSource, { event, categories }: CapInfo): IncidentType {
  const own = source.kinds[event] ?? categories.map((name) => source.kinds[name]).find((type) => type !== undefined);
  if (own !== undefined) return own;
  if (flood.test(event) && categories.some((name) => name === 'Met' || name === 'Geo')) return 'flood';
  return typeOfCategory[categories[0] ?? ''] ?? source.defaultType;
}

function wordsOf({ headline, event, description, instruction }: CapInfo): string {
  const head = headline === '' ? event : headline;
  const words = [head, description, instruction].filter((part) => part !== '').join(' ');
  return words === '' ? 'CAP' : words;
}

/** The middle of the first drawn area; without one its description as an address. */
function placeOf(areas: readonly CapArea[], directory: CapArrival['directory']): ResolvedPlace {
  const description = (areas[0]?.description ?? '').slice(0, 200);
  const address = description === '' ? {} : { address: description };
  for (const { polygons, circles } of areas) {
    const ring = polygons[0];
    const centre = circles[0] ?? (ring === undefined ? undefined : middleOf(ring));
    if (centre === undefined) continue;
    const place: IntakePlace = { lon: centre.lon, lat: centre.lat, system: 'wgs84', ...address };
    return resolvePlace(place, directory);
  }
  return description === ''
    ? { place: null, address: '', areaId: null }
    : resolvePlace({ address: description }, directory);
}

/** The corners' mean without the closing one: inside any convex warning area, near enough in others for a first look. */
function middleOf(ring: readonly (readonly [number, number])[]): { lon: number; lat: number } {
  const corners = ring.slice(0, -1);
  const sum = corners.reduce<[number, number]>(([lon, lat], corner) => [lon + corner[0], lat + corner[1]], [0, 0]);
  return { lon: sum[0] / corners.length, lat: sum[1] / corners.length };
}
