import type { Position } from '../../../protocol/geometry/place.ts';
import { coordinateSystems, parsePosition, type CoordinateSystem } from './coordinates.ts';

export interface ReadCoordinate {
  /** WGS-84 stands for CGCS2000 too: they differ by centimetres. */
  readonly system: CoordinateSystem;
  /** Degrees, WGS-84. */
  readonly position: Position;
  /** What was read, without the name of its system. */
  readonly text: string;
}

type Bounds = readonly [west: number, south: number, east: number, north: number];

/** Names that people write before or behind figures. */
const systemNames: readonly (readonly [RegExp, CoordinateSystem])[] = [
  [/gcj-?0?2|火星坐标|高德|腾讯|amap/i, 'gcj02'],
  [/bd-?0?9(?:ll)?|百度|baidu/i, 'bd09'],
  [/wgs-?(?:19)?84|cgcs-?2000|国家2000|天地图|gps|北斗/i, 'wgs84'],
  [/mgrs|utm/i, 'mgrs'],
];
/** Figures alone may be of any of these; which it is, only a person can tell. */
const decimalSystems = ['wgs84', 'gcj02', 'bd09'] as const;
const longestText = 80;

/**
 * The places that a text means when it is a pair of coordinates: one where the text says its system or has the form of
 * only one, else one for each system that writes decimal degrees. Either order of longitude and latitude is taken where
 * only one fits the earth or the city.
 */
export function readCoordinates(query: string, bounds: Bounds): ReadCoordinate[] {
  // The signs of minutes and seconds must stay as they are, so only blanks, figures and stops become plain.
  let text = query.replaceAll(/[！-～]/g, (sign) => sign.normalize('NFKC')).trim();
  if (text.length > longestText || !/\d/.test(text)) return [];
  const named = systemNames.find(([pattern]) => pattern.test(text));
  if (named) text = text.replace(named[0], '').replaceAll(/^[\s::=]+|[\s::=]+$/g, '');
  text = text.replaceAll(/(?:经度|纬度|lon(?:gitude)?|lng|lat(?:itude)?)[::=]?\s*/gi, '').replace('、', ',');
  const systems = named ? [named[1]] : coordinateSystems;
  return systems.flatMap((system): ReadCoordinate[] => {
    const isDecimal = decimalSystems.some((one) => one === system);
    const position = isDecimal ? readDecimal(system, text, bounds) : parsePosition(system, text);
    return position === null ? [] : [{ system, position, text }];
  });
}

/** Longitude first, as the map has it, unless only the other order makes sense. */
function readDecimal(system: CoordinateSystem, text: string, bounds: Bounds): Position | null {
  const match = /^(-?[\d.]+)°?\s*([EWNS东西南北])?[,;\s]\s*(-?[\d.]+)°?\s*([EWNS东西南北])?$/i.exec(text);
  if (match === null) return null;
  const [, first = '', firstSide, second = '', secondSide] = match;
  const [one, other] = [signed(first, firstSide), signed(second, secondSide)];
  const asTyped = parsePosition(system, `${one}, ${other}`);
  const turned = parsePosition(system, `${other}, ${one}`);
  if (firstSide !== undefined) return /[NS北南]/i.test(firstSide) ? turned : asTyped;
  if (asTyped !== null && (turned === null || !isNear(turned, bounds))) return asTyped;
  return turned === null || (asTyped !== null && isNear(asTyped, bounds)) ? asTyped : turned;
}

function signed(digits: string, side: string | undefined): string {
  return side !== undefined && /[WS西南]/i.test(side) ? `-${digits}` : digits;
}

/** In the city or as far from it as the city is large. */
function isNear({ lon, lat }: Position, [west, south, east, north]: Bounds): boolean {
  const [width, height] = [east - west, north - south];
  return lon > west - width && lon < east + width && lat > south - height && lat < north + height;
}
