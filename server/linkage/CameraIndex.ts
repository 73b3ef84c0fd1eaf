import Flatbush from 'flatbush';
import { cameraTiers, type Camera, type CameraTier } from '../../protocol/camera/camera.ts';
import type { Position } from '../../protocol/geometry/place.ts';

interface TierIndex {
  readonly cameras: readonly Camera[];
  /** A box around the reach of each camera, in degrees. */
  readonly reaches: Flatbush | null;
}

/** Least metres in a degree of latitude (at the equator), and of longitude there: boxes become rather too large. */
const metresPerDegLat = 110_574;
const metresPerDegLon = 111_319;

/** Cameras by tier and by what lies in their reach, so that a look needs only those that may see its place. */
export class CameraIndex {
  readonly #tiers: Record<CameraTier, TierIndex>;

  constructor(cameras: readonly Camera[]) {
    const indexOf = (tier: CameraTier): TierIndex => index(cameras.filter((camera) => camera.tier === tier));
    this.#tiers = { lookout: indexOf('lookout'), vantage: indexOf('vantage'), street: indexOf('street') };
  }

  get size(): number {
    return cameraTiers.reduce((sum, tier) => sum + this.#tiers[tier].cameras.length, 0);
  }

  /** Every camera of a tier whose reach may hold the position, in no order; a few more than really do. */
  inReach(tier: CameraTier, { lon, lat }: Position): Camera[] {
    const { cameras, reaches } = this.#tiers[tier];
    return (reaches?.search(lon, lat, lon, lat) ?? []).flatMap((at) => cameras[at] ?? []);
  }

  /** The cameras that miss the position by least. */
  justOutOfReach(tier: CameraTier, { lon, lat }: Position, count: number): Camera[] {
    const { cameras, reaches } = this.#tiers[tier];
    if (reaches === null) return [];
    const near = new Set(reaches.search(lon, lat, lon, lat));
    return reaches.neighbors(lon, lat, count, Infinity, (at) => !near.has(at)).flatMap((at) => cameras[at] ?? []);
  }
}

function index(cameras: readonly Camera[]): TierIndex {
  if (cameras.length === 0) return { cameras, reaches: null };
  const reaches = new Flatbush(cameras.length);
  for (const { lon, lat, rangeM } of cameras) {
    const halfLat = rangeM / metresPerDegLat;
    const halfLon = rangeM / (metresPerDegLon * Math.max(0.01, Math.cos(((Math.abs(lat) + halfLat) * Math.PI) / 180)));
    reaches.add(lon - halfLon, lat - halfLat, lon + halfLon, lat + halfLat);
  }
  reaches.finish();
  return { cameras, reaches };
}
