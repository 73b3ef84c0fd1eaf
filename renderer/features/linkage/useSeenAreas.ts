import { useEffect, useState } from 'react';
import type { CameraTier } from '../../../protocol/camera/camera.ts';
import type { CameraId } from '../../../protocol/ids.ts';
import type { MapArea } from '../../map/areaLayers.ts';
import type { GisMap } from '../../map/GisMap.ts';
import { useSeat } from '../seat/index.ts';
import { boxRing } from './boxRing.ts';

/** What is drawn: the ground one camera sees, or the ground no camera of a tier sees. */
export type SeenAreas =
  { readonly show: 'viewshed'; readonly cameraId: CameraId } | { readonly show: 'blind'; readonly tier: CameraTier };

export interface SeenAreasState {
  readonly isWorking: boolean;
  readonly error: unknown;
  /** Of the viewshed in square metres, of the blind spots as a share of the open ground. */
  readonly figure: number | null;
}

type Answer = { readonly wanted: SeenAreas; readonly area: MapArea; readonly figure: number };
type Outcome = Answer | { readonly wanted: SeenAreas; readonly error: unknown };

/** Asks the server for an area and lays it over the map for as long as it is wanted. */
export function useSeenAreas(map: GisMap | null, wanted: SeenAreas | null): SeenAreasState {
  const seat = useSeat();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  useEffect(() => {
    if (wanted === null) return;
    let isGone = false;
    const ask = async (): Promise<Answer> => {
      if (wanted.show === 'viewshed') {
        const { rings, visibleM2 } = await seat.askLinkage('linkage.viewshed', { cameraId: wanted.cameraId });
        return { wanted, area: { kind: 'seen', rings }, figure: visibleM2 };
      }
      const { boxes, blindShare } = await seat.askLinkage('linkage.blindSpots', { tier: wanted.tier });
      return { wanted, area: { kind: 'blind', rings: boxes.map(boxRing) }, figure: blindShare };
    };
    ask().then(
      (answer) => {
        if (!isGone) setOutcome(answer);
      },
      (error: unknown) => {
        if (!isGone) setOutcome({ wanted, error });
      },
    );
    return () => {
      isGone = true;
    };
  }, [seat, wanted]);
  const answer = outcome !== null && outcome.wanted === wanted ? outcome : null;
  const area = answer !== null && 'area' in answer ? answer.area : null;
  useEffect(() => map?.overlays.setAreas(area === null ? [] : [area]), [map, area]);
  return {
    isWorking: wanted !== null && answer === null,
    error: answer !== null && 'error' in answer ? answer.error : null,
    figure: answer !== null && 'figure' in answer ? answer.figure : null,
  };
}
