import { useMemo } from 'react';
import type { Area } from '../../../protocol/area/area.ts';
import { createAreaTree, type AreaTree } from '../../../protocol/area/areaTree.ts';
import { useHall } from '../../store/index.ts';

const noAreas: readonly Area[] = [];
const trees = new WeakMap<readonly Area[], AreaTree>();

/** The areas of the directory as a tree; made once for each directory, whoever asks. */
export function useAreaTree(): AreaTree {
  const areas = useHall((state) => state.directory.directory?.areas ?? noAreas);
  return useMemo(() => {
    const tree = trees.get(areas) ?? createAreaTree(areas);
    trees.set(areas, tree);
    return tree;
  }, [areas]);
}
