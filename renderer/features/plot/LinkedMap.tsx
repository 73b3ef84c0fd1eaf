import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GisMap } from '../../map/GisMap.ts';
import type { MapPose } from '../../map/MapWindow.ts';
import { MapView, type MapViewProps } from '../../map/MapView.tsx';
import { useHall } from '../../store/index.ts';
import { plotMarks } from './plotMarks.ts';
import type { MapTools } from './useMapTools.ts';

interface LinkedMapProps extends Omit<MapViewProps, 'view' | 'onReady'> {
  readonly tools: MapTools;
  readonly first: GisMap;
}

/** A second window on the same city, seen from straight above, that moves with the first and moves it. */
export function LinkedMap({ tools, first, ...map }: LinkedMapProps) {
  const { t } = useTranslation();
  const [second, setSecond] = useState<GisMap | null>(null);
  const [isLinked, setIsLinked] = useState(true);
  const hall = useHall((state) => state.dispatch.state);
  const incidentId = useHall((state) => state.selection.incidentId);
  const isShown = tools.shows('plots');
  const [view] = useState(() => ({ ...first.window.pose, pitchDeg: 0 }));

  useEffect(() => {
    const { plots, incidents } = hall;
    second?.overlays.setPlots(isShown ? plotMarks({ plots, incidents, incidentId, plotId: tools.plotId }) : []);
  }, [second, hall, incidentId, isShown, tools.plotId]);

  const isFollowing = useRef(false);
  useEffect(() => {
    if (second === null || !isLinked) return undefined;
    // A movement that one map makes because of the other must not come back to it.
    const follow = (to: GisMap) => (pose: MapPose) => {
      if (isFollowing.current) return;
      isFollowing.current = true;
      to.jumpTo({ ...pose, pitchDeg: to.window.pose.pitchDeg });
      isFollowing.current = false;
    };
    follow(second)(first.window.pose);
    const stops = [first.window.onPose(follow(second)), second.window.onPose(follow(first))];
    return () => {
      for (const stop of stops) stop();
    };
  }, [first, second, isLinked]);

  return (
    <div className="linked-map" data-testid="linked-map">
      <MapView {...map} view={view} onReady={setSecond} />
      <Button size="small" className="linked-map-link" onClick={() => setIsLinked(!isLinked)}>
        {isLinked ? t('plot.unlink') : t('plot.link')}
      </Button>
    </div>
  );
}
