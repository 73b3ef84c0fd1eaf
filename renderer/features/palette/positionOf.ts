import type { Position } from '../../../protocol/geometry/place.ts';
import type { HallStoreState } from '../../store/index.ts';
import type { Found } from './searchHall.ts';

/** Where what was found is; null for what has no place, and for a unit whose position nobody may know. */
export function positionOf(choice: Found | { readonly kind: 'command' }, state: HallStoreState): Position | null {
  const known = (): Position | undefined => {
    switch (choice.kind) {
      case 'command':
      case 'camera':
        return undefined;
      case 'place':
      case 'area':
      case 'coordinate':
        return choice.id;
      case 'incident':
        return state.dispatch.state.incidents[choice.id]?.place;
      case 'unit':
        return state.dispatch.state.units[choice.id]?.onDuty === true ? state.unitPositions[choice.id] : undefined;
    }
  };
  const position = known();
  return position === undefined ? null : { lon: position.lon, lat: position.lat };
}
