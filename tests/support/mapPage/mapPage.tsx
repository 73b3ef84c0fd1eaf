import { StrictMode, useState } from 'react';
import { createRoot } from 'react-dom/client';
import type { GisMap } from '../../../renderer/map/GisMap.ts';
import { MapView, type MapViewProps } from '../../../renderer/map/MapView.tsx';

type Shown = Pick<
  MapViewProps,
  | 'incidents'
  | 'units'
  | 'viewCones'
  | 'selection'
  | 'theme'
  | 'locale'
  | 'view'
  | 'bounds'
  | 'cameraVersion'
  | 'mapboxToken'
  | 'siteSources'
  | 'siteViews'
> & { cameraStatus: Record<string, 'online' | 'offline' | 'fault' | 'unknown'> };

/** What the test drives and reads; everything the page hears from the map stands in `heard`. */
export interface MapPage {
  heard: { what: string; value: unknown }[];
  map: GisMap | null;
  show(change: Partial<Shown>): void;
}

declare global {
  interface Window {
    mapPage: MapPage;
    firstShown: Shown;
  }
}

const heard: MapPage['heard'] = [];
const hear = (what: string) => (value: unknown) => void heard.push({ what, value });

function Page() {
  const [shown, setShown] = useState(window.firstShown);
  window.mapPage.show = (change) => setShown((before) => ({ ...before, ...change }));
  const { cameraStatus, ...rest } = shown;
  return (
    <MapView
      {...rest}
      cameraStatus={new Map(Object.entries(cameraStatus))}
      onReady={(map) => void (window.mapPage.map = map)}
      onCameraClick={hear('camera')}
      onIncidentClick={hear('incident')}
      onUnitClick={hear('unit')}
      onGroundClick={hear('ground')}
      onGroundContextMenu={hear('menu')}
      onCameraDragStart={(id, transfer) => transfer.setData('text/plain', id)}
      onFailure={(error) => heard.push({ what: 'failure', value: error.message })}
      onProblem={(error) => heard.push({ what: 'problem', value: error.message })}
    />
  );
}

window.mapPage = { heard, map: null, show: () => undefined };
const root = document.getElementById('root');
if (root)
  createRoot(root).render(
    <StrictMode>
      <Page />
    </StrictMode>,
  );
