import { useTranslation } from 'react-i18next';
import type { CameraId } from '../../../protocol/ids.ts';
import { closeCamera, useHall, useHallStore } from '../../store/index.ts';
import { CameraTile } from '../tile/index.ts';
import './cameras.css';

const watching = { kind: 'watch' } as const;

/** Cameras opened by hand, beside each other under the map. */
export function OpenCameras() {
  const { t } = useTranslation();
  const cameraIds = useHall((state) => state.selection.cameraIds);
  return (
    <div className="open-cameras" aria-label={t('cameras.opened')} role="group">
      {cameraIds.map((cameraId) => (
        <OpenCamera key={cameraId} cameraId={cameraId} count={cameraIds.length} />
      ))}
    </div>
  );
}

function OpenCamera({ cameraId, count }: { readonly cameraId: CameraId; readonly count: number }) {
  const store = useHallStore();
  return (
    <div className="open-camera" data-testid="open-camera" data-camera={cameraId}>
      <CameraTile
        cameraId={cameraId}
        purpose={watching}
        visibleTiles={count}
        onRemove={() => closeCamera(store, cameraId)}
      />
    </div>
  );
}
