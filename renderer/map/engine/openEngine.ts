import type { EngineOpening } from './EngineOpening.ts';
import type { MapEngine } from './MapEngine.ts';

/** Loads one engine and not the other: who has no token never fetches a byte of Mapbox GL JS. */
export async function openEngine(opening: EngineOpening, mapboxToken: string | null): Promise<MapEngine> {
  if (mapboxToken === null) return (await import('./openMapLibre.ts')).openMapLibre(opening);
  return (await import('./openMapbox.ts')).openMapbox(opening, mapboxToken);
}
