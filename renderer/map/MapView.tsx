import { useEffect, useRef, useState } from 'react';
import { GisMap, type GisMapOptions } from './GisMap.ts';
import type { CameraStatus } from '../../protocol/camera/camera.ts';
import { changedStatuses } from './changedStatuses.ts';
import type { IncidentMark, MapSelection, UnitMark, ViewCone } from './mapFeatures.ts';

export interface MapViewProps extends GisMapOptions {
  incidents: readonly IncidentMark[];
  units: readonly UnitMark[];
  /** Every known status by camera; only what changed reaches the map. */
  cameraStatus: ReadonlyMap<string, CameraStatus>;
  viewCones: readonly ViewCone[];
  selection: MapSelection;
  /** Hands out the map for what is not a property: flying to a place. */
  onReady?: (map: GisMap) => void;
  /** The map cannot be shown at all, for want of WebGL for example. */
  onFailure?: (error: Error) => void;
}

/** Puts a `GisMap` on the page and passes properties on to it; knows neither the connection nor the store. */
export function MapView(props: MapViewProps) {
  const { incidents, units, cameraStatus, viewCones, selection, theme, locale, cameraVersion, cameraTiers } = props;
  const { siteViews } = props;
  const container = useRef<HTMLDivElement>(null);
  const latest = useRef(props);
  const appliedStatus = useRef<ReadonlyMap<string, CameraStatus>>(new Map());
  const [map, setMap] = useState<GisMap | null>(null);

  useEffect(() => {
    latest.current = props;
  });

  useEffect(() => {
    const element = container.current;
    if (!element) return;
    let opened: GisMap | null = null;
    let isGone = false;
    GisMap.create(
      element,
      withLatestHandlers(latest.current, () => latest.current),
    ).then(
      (created) => {
        if (isGone) {
          created.close();
          return;
        }
        appliedStatus.current = new Map();
        opened = created;
        setMap(created);
        latest.current.onReady?.(created);
      },
      (cause: unknown) => {
        const error = cause instanceof Error ? cause : new Error('The map could not be opened', { cause });
        if (!isGone) latest.current.onFailure?.(error);
      },
    );
    const observer = new ResizeObserver(() => opened?.resize());
    observer.observe(element);
    return () => {
      isGone = true;
      observer.disconnect();
      opened?.close();
      setMap(null);
    };
  }, []);

  useEffect(
    () =>
      map?.update({
        ...{ theme, locale, cameraVersion },
        ...(cameraTiers && { cameraTiers }),
        ...(siteViews && { siteViews }),
      }),
    [map, theme, locale, cameraVersion, cameraTiers, siteViews],
  );
  useEffect(() => map?.setIncidents(incidents), [map, incidents]);
  useEffect(() => map?.setUnits(units), [map, units]);
  useEffect(() => {
    if (!map) return;
    map.setCameraStatus(changedStatuses(appliedStatus.current, cameraStatus));
    appliedStatus.current = cameraStatus;
  }, [map, cameraStatus]);
  useEffect(() => map?.setViewCones(viewCones), [map, viewCones]);
  useEffect(() => map?.setSelection(selection), [map, selection]);

  return (
    <div className="map-view">
      <div className="map-canvas" ref={container} />
    </div>
  );
}

/** The map lives longer than one render; its handlers always reach the newest properties. */
function withLatestHandlers(options: GisMapOptions, latest: () => MapViewProps): GisMapOptions {
  return {
    ...options,
    onCameraClick: (id) => latest().onCameraClick?.(id),
    onIncidentClick: (id) => latest().onIncidentClick?.(id),
    onUnitClick: (id) => latest().onUnitClick?.(id),
    onPlotClick: (id) => latest().onPlotClick?.(id),
    onGroundClick: (position) => latest().onGroundClick?.(position),
    onGroundContextMenu: (position, page) => latest().onGroundContextMenu?.(position, page),
    onCameraDragStart: (id, transfer) => latest().onCameraDragStart?.(id, transfer),
    onProblem: (error) => {
      const properties = latest();
      if (properties.onProblem) properties.onProblem(error);
      else reportError(error);
    },
  };
}
