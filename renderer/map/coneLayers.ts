import type { Feature, FeatureCollection, Polygon } from 'geojson';
import type { LayerSpecification } from 'maplibre-gl';
import type { ViewCone } from './mapFeatures.ts';
import type { MapPalette } from './mapPalette.ts';

export const coneSource = 'view-cones';

const metresPerDegreeLat = 110_540;
const metresPerDegreeLonAtEquator = 111_320;
/** A cone is drawn as rings that grow fainter with distance. */
const ringCount = 16;
const stepsPerRing = 24;
const longestM = 1500;

export function coneCollection(cones: readonly ViewCone[]): FeatureCollection<Polygon> {
  return { type: 'FeatureCollection', features: cones.flatMap(coneRings) };
}

function coneRings(cone: ViewCone): Feature<Polygon>[] {
  const reachM = Math.min(cone.rangeM, longestM);
  return Array.from({ length: ringCount }, (_, ring): Feature<Polygon> => {
    const inner = arc(cone, (reachM * ring) / ringCount);
    const outer = arc(cone, (reachM * (ring + 1)) / ringCount).reverse();
    const outline = [...inner, ...outer];
    return {
      type: 'Feature',
      geometry: { type: 'Polygon', coordinates: [[...outline, ...outline.slice(0, 1)]] },
      properties: { strength: 1 - ring / ringCount },
    };
  });
}

function arc({ position, bearingDeg, hfovDeg }: ViewCone, radiusM: number): [number, number][] {
  const metresPerDegreeLon = metresPerDegreeLonAtEquator * Math.cos((position.lat * Math.PI) / 180);
  return Array.from({ length: stepsPerRing + 1 }, (_, step) => {
    const angle = ((bearingDeg - hfovDeg / 2 + (hfovDeg * step) / stepsPerRing) * Math.PI) / 180;
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
        'fill-opacity': ['*', 0.36, ['get', 'strength']],
        'fill-antialias': false,
      },
    },
  ];
}
