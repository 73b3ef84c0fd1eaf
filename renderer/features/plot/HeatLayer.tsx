import { useEffect } from 'react';
import { useHall } from '../../store/index.ts';
import { useServerNow } from '../seat/index.ts';
import { heatPoints } from './heatPoints.ts';
import type { MapTools } from './useMapTools.ts';

/** The clock of "until now" moves on in steps of so long, so that a quiet map stays quiet. */
const stepMs = 60_000;

/** Lays the heat of incidents over the map; shows nothing itself. */
export function HeatLayer({ tools: { map, heat, shows } }: { readonly tools: MapTools }) {
  const incidents = useHall((state) => state.dispatch.state.incidents);
  const now = useServerNow();
  const to = heat.endAt ?? Math.ceil(now / stepMs) * stepMs;
  const isShown = shows('heat');
  useEffect(
    () => map?.overlays.setHeat(isShown ? heatPoints(Object.values(incidents), { from: to - heat.lengthMs, to }) : []),
    [map, isShown, incidents, to, heat.lengthMs],
  );
  return null;
}
