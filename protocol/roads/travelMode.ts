import type { Unit } from '../unit/unit.ts';
import type { RoadClass } from './roadClass.ts';

/** How a unit moves: with right of way, in a heavy engine, as ordinary traffic, on foot. */
export const travelModes = ['emergency', 'heavy', 'ordinary', 'foot'] as const;
export type TravelMode = (typeof travelModes)[number];

/** What a crew walks where nothing drives, metres a second (5 km/h). */
export const walkingMps = 5 / 3.6;

/** Lost at each junction, seconds: a heavy engine brakes longest, a person on foot does not stop. */
export const junctionDelayS: Record<TravelMode, number> = { emergency: 2, heavy: 4, ordinary: 5, foot: 0 };

/** Built-in speeds in km/h; 0 means not at all. A site's graph may bring its own. */
export const speedProfileKmh: Record<TravelMode, Record<RoadClass, number>> = {
  emergency: { motorway: 100, arterial: 60, collector: 45, lane: 25, path: 0 },
  heavy: { motorway: 80, arterial: 50, collector: 35, lane: 18, path: 0 },
  ordinary: { motorway: 80, arterial: 40, collector: 30, lane: 18, path: 0 },
  foot: { motorway: 0, arterial: 5, collector: 5, lane: 5, path: 5 },
};

/** A unit without a vehicle goes on foot; of the others the kind says how they drive. */
export function travelModeOf({ kind, vehicle }: Pick<Unit, 'kind' | 'vehicle'>): TravelMode {
  if (vehicle === null) return 'foot';
  switch (kind) {
    case 'fire':
      return 'heavy';
    case 'police':
    case 'ambulance':
    case 'rescue':
      return 'emergency';
    case 'urban':
    case 'water':
    case 'grid':
      return 'ordinary';
  }
}
