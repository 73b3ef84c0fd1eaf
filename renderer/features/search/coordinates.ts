import gcoord from 'gcoord';
import { forward, toPoint } from 'mgrs';
import type { Position } from '../../../protocol/geometry/place.ts';

/** Inside the hall everything is WGS-84; other systems are for reading out and typing in only. */
export const coordinateSystems = ['wgs84', 'dms', 'gcj02', 'bd09', 'mgrs'] as const;
export type CoordinateSystem = (typeof coordinateSystems)[number];

const decimals = 6;
/** One metre. */
const mgrsDigits = 5;

/** A place in a system's own way of writing: longitude first where it is decimal, as the map's libraries have it. */
export function formatPosition(system: CoordinateSystem, { lon, lat }: Position): string {
  switch (system) {
    case 'wgs84':
      return decimal([lon, lat]);
    case 'gcj02':
      return decimal(gcoord.transform<[number, number]>([lon, lat], gcoord.WGS84, gcoord.GCJ02));
    case 'bd09':
      return decimal(gcoord.transform<[number, number]>([lon, lat], gcoord.WGS84, gcoord.BD09));
    case 'dms':
      return `${degrees(lat, 'N', 'S')} ${degrees(lon, 'E', 'W')}`;
    case 'mgrs':
      // The grid ends near the poles.
      return Math.abs(lat) <= 80
        ? forward([lon, lat], mgrsDigits).replace(/^(\d+\w)(\w\w)(\d{5})(\d{5})$/, '$1 $2 $3 $4')
        : '—';
  }
}

/** What was typed or pasted, as a place in WGS-84; null when it is none. */
export function parsePosition(system: CoordinateSystem, text: string): Position | null {
  const words = text.trim();
  const point =
    system === 'mgrs' ? parseMgrs(words) : system === 'dms' ? parseDegrees(words) : parseDecimal(system, words);
  if (point === null) return null;
  const [lon, lat] = point;
  return Math.abs(lon) <= 180 && Math.abs(lat) <= 90 ? { lon, lat } : null;
}

function parseDecimal(system: CoordinateSystem, text: string): [number, number] | null {
  const match = /^(-?\d{1,3}(?:\.\d+)?)°?\s*[,，;\s]\s*(-?\d{1,3}(?:\.\d+)?)°?$/.exec(text);
  if (match === null) return null;
  const point: [number, number] = [Number(match[1]), Number(match[2])];
  if (Math.abs(point[0]) > 180 || Math.abs(point[1]) > 90) return null;
  if (system === 'gcj02') return gcoord.transform(point, gcoord.GCJ02, gcoord.WGS84);
  if (system === 'bd09') return gcoord.transform(point, gcoord.BD09, gcoord.WGS84);
  return point;
}

const degreePart = String.raw`(\d{1,3})[°\s]\s*(\d{1,2})['′\s]\s*(\d{1,2}(?:\.\d+)?)["″]?\s*`;
const latitudeFirst = new RegExp(`^${degreePart}([NS])[,，\\s]*${degreePart}([EW])$`, 'i');

function parseDegrees(text: string): [number, number] | null {
  const match = latitudeFirst.exec(text);
  if (match === null) return null;
  const part = (from: number, negative: string): number => {
    const size = Number(match[from]) + Number(match[from + 1]) / 60 + Number(match[from + 2]) / 3600;
    return match[from + 3]?.toUpperCase() === negative ? -size : size;
  };
  if ([2, 3, 6, 7].some((index) => Number(match[index]) >= 60)) return null;
  return [part(5, 'W'), part(1, 'S')];
}

function parseMgrs(text: string): [number, number] | null {
  const grid = text.replaceAll(/\s+/g, '').toUpperCase();
  if (!/^\d{1,2}[C-HJ-NP-X][A-HJ-NP-Z]{2}(\d\d){1,5}$/.test(grid)) return null;
  try {
    return toPoint(grid);
  } catch {
    // The library throws for a square that the zone does not have.
    return null;
  }
}

function decimal([lon, lat]: readonly [number, number]): string {
  return `${lon.toFixed(decimals)}, ${lat.toFixed(decimals)}`;
}

/** To a tenth of a second, about three metres. */
function degrees(value: number, positive: string, negative: string): string {
  const tenths = Math.round(Math.abs(value) * 36_000);
  const seconds = ((tenths % 600) / 10).toFixed(1).padStart(4, '0');
  const minutes = String(Math.floor(tenths / 600) % 60).padStart(2, '0');
  return `${Math.floor(tenths / 36_000)}°${minutes}′${seconds}″${value < 0 ? negative : positive}`;
}
