import type { Feature, FeatureCollection, Polygon } from 'geojson';
import type { LayerSpecification } from 'maplibre-gl';
import type { ViewCone } from './mapFeatures.ts';
import type { MapPalette } from './mapPalette.ts';

export const coneSource = 'view-cones';

const metresPerDegreeLat = 110_540;
const metresPerDegreeLonAtEquator = 111_320;
/** A cone is drawn as fans of growing length, faint each, so that it fades with distance without seams. */
const fanCount = 10;
const stepsPerFan = 32;
const longestM = 1500;

export function coneCollection(cones: readonly ViewCone[]): FeatureCollection<Polygon> {
  return { type: 'FeatureCollection', features: cones.flatMap(coneFans) };
}

function coneFans(cone: ViewCone): Feature<Polygon>[] {
  const reachM = Math.min(cone.rangeM, longestM);
  const apex: [number, number] = [cone.position.lon, cone.position.lat];
  return Array.from({ length: fanCount }, (_, fan): Feature<Polygon> => {
    const outline = [apex, ...arc(cone, (reachM * (fan + 1)) / fanCount), apex];
    return { type: 'Feature', geometry: { type: 'Polygon', coordinates: [outline] }, properties: {} };
  });
}

function arc({ position, bearingDeg, hfovDeg }: ViewCone, radiusM: number): [number, number][] {
  const metresPerDegreeLon = metresPerDegreeLonAtEquator * Math.cos((position.lat * Math.PI) / 180);
  return Array.from({ length: stepsPerFan + 1 }, (_, step) => {
    const angle = ((bearingDeg - hfovDeg / 2 + (hfovDeg * step) / stepsPerFan) * Math.PI) / 180;
    return [
      position.lon + (radiusM * Math.sin(angle)) / metresPerDegreeLon,
      position.lat + (radiusM * Math.cos(angle)) / metresPerDegreeLat,
    ];
  });
}

export function coneLayers(palette: MapPalette): LayerSpecification[] {
  return [
    {
      id: 'view-cone',
      type: 'fill',
      source: coneSource,
      paint: {
        'fill-color': palette.accent,
        'fill-opacity': 0.045,
      },
    },
  ];
}
