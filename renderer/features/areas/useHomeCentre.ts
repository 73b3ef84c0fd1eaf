import type { Position } from '../../../protocol/geometry/place.ts';
import { useHall } from '../../store/index.ts';
import { useAreaTree } from './useAreaTree.ts';

/** Where this seat's map begins: the middle of its own area; null at a seat of the hall. */
export function useHomeCentre(): Position | null {
  const areaId = useHall((state) => state.session.session?.areaId);
  const areas = useAreaTree();
  return areaId === undefined ? null : (areas.find(areaId)?.centre ?? null);
}
