import { createRequire } from 'node:module';
import type gcoordPackage from 'gcoord';
import { findArea } from '../../protocol/area/findArea.ts';
import type { Place } from '../../protocol/geometry/place.ts';
import type { Directory } from '../../protocol/hall/directory.ts';
import type { AreaId } from '../../protocol/ids.ts';
import type { CoordinateSystem, IntakePlace } from '../../protocol/intake/intakeReport.ts';

export interface ResolvedPlace {
  readonly place: Place | null;
  readonly address: string;
  readonly areaId: AreaId | null;
}

// A CommonJS package whose types describe its bundler build only.
const gcoord = createRequire(import.meta.url)('gcoord') as typeof gcoordPackage.default;
const decimals = 1e7;
const systems = { wgs84: gcoord.WGS84, gcj02: gcoord.GCJ02, bd09: gcoord.BD09 } as const;

export function toWgs84(lon: number, lat: number, system: CoordinateSystem): { lon: number; lat: number } {
  const [x, y] =
    system === 'wgs84' ? [lon, lat] : gcoord.transform<[number, number]>([lon, lat], systems[system], gcoord.WGS84);
  return { lon: Math.round(x * decimals) / decimals, lat: Math.round(y * decimals) / decimals };
}

/** Coordinates in WGS-84; an address becomes the known place whose name is in it, the longest first, or stays words. */
export function resolvePlace(
  given: IntakePlace,
  { places, areas }: Pick<Directory, 'places' | 'areas'>,
): ResolvedPlace {
  if ('lon' in given) {
    const position = toWgs84(given.lon, given.lat, given.system);
    const address = given.address ?? '';
    const place = address === '' ? position : { ...position, address };
    return { place, address, areaId: findArea(areas, position)?.id ?? null };
  }
  const { address } = given;
  let best: { name: string; lon: number; lat: number } | undefined;
  for (const known of places) {
    const isNamed = known.name.length > 1 && address.includes(known.name);
    if (isNamed && known.name.length > (best?.name.length ?? 0)) best = known;
  }
  if (best === undefined) return { place: null, address, areaId: null };
  const position = { lon: best.lon, lat: best.lat };
  return { place: { ...position, address }, address, areaId: findArea(areas, position)?.id ?? null };
}
