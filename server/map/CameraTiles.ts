import Supercluster, { type ClusterProperties, type PointFeature } from 'supercluster';
import vtpbf from 'vt-pbf';
import { cameraTiers, type Camera, type CameraTier } from '../../protocol/camera/camera.ts';

/** The cameras of the directory and the version of their list. */
export interface CameraList {
  version: string;
  cameras: readonly Camera[];
}

/** A type and not an interface: the cluster index wants properties with an index signature. */
type CameraProperties = {
  id: string;
  tier: CameraTier;
  name: string;
  ptz: 0 | 1;
  azimuthDeg: number;
};

const extent = 4096;
/** Street cameras stand close and say little each, so more of them go into one. */
const clusterRadiusPx: Record<CameraTier, number> = { lookout: 0, vantage: 60, street: 96 };
/** Last zoom at which a tier is clustered; a lookout always stands alone. */
const lastClusteredZoom: Record<CameraTier, number> = { lookout: -1, vantage: 14, street: 15 };

/** Cuts vector tiles with the layer `camera` out of the camera directory; near cameras come as one cluster with its count. */
export class CameraTiles {
  readonly version: string;
  readonly #tiers: { tier: CameraTier; index: Supercluster<CameraProperties, null> }[];

  constructor({ version, cameras }: CameraList) {
    this.version = version;
    this.#tiers = cameraTiers.map((tier) => {
      const maxZoom = lastClusteredZoom[tier];
      // The radius counts in tile units, of which a screen tile of 512 pixels has `extent`.
      const radius = (clusterRadiusPx[tier] * extent) / 512;
      const index = new Supercluster<CameraProperties, null>({
        radius,
        extent,
        maxZoom: Math.max(0, maxZoom),
      });
      index.load(cameras.filter((camera) => camera.tier === tier).map(cameraFeature));
      return { tier, index };
    });
  }

  /** Null where no camera of those tiers stands. */
  tile(z: number, x: number, y: number, tiers: readonly CameraTier[] = cameraTiers): Uint8Array | null {
    const wanted = this.#tiers.filter(({ tier }) => tiers.includes(tier));
    const features = wanted.flatMap(({ tier, index }) =>
      (index.getTile(z, x, y)?.features ?? []).map((feature) => {
        const tags = feature.tags ?? null;
        if (!isCluster(tags)) return { ...feature, tags };
        const nextZoom = index.getClusterExpansionZoom(tags.cluster_id);
        return { ...feature, tags: { tier, count: tags.point_count, nextZoom } };
      }),
    );
    return features.length === 0 ? null : vtpbf.fromGeojsonVt({ camera: { features } }, { version: 2, extent });
  }
}

function cameraFeature(camera: Camera): PointFeature<CameraProperties> {
  const properties: CameraProperties = {
    id: camera.id,
    tier: camera.tier,
    name: camera.name,
    ptz: camera.ptz ? 1 : 0,
    azimuthDeg: camera.azimuthDeg,
  };
  return { type: 'Feature', geometry: { type: 'Point', coordinates: [camera.lon, camera.lat] }, properties };
}

function isCluster(tags: CameraProperties | ClusterProperties | null): tags is ClusterProperties {
  return tags !== null && 'cluster_id' in tags;
}
