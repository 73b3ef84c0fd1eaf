import { useTranslation } from 'react-i18next';
import type { IncidentLogLine } from '../../../protocol/incident/incident.ts';
import type { Message } from '../../../protocol/message/message.ts';
import { openCameras, selectIncident, selectPosition, useHall, useHallStore } from '../../store/index.ts';

/** From a line to what it is about: the place, the cameras, the other incident. */
export function LineLinks({ line }: { readonly line: IncidentLogLine }) {
  const { t } = useTranslation();
  const store = useHallStore();
  const cameras = useHall((state) => state.directory.cameras);
  const other = useHall((state) =>
    line.otherId === undefined ? undefined : state.dispatch.state.incidents[line.otherId],
  );
  const { place, cameraIds = [] } = line;
  const names = cameraIds.flatMap((id) => cameras[id]?.name ?? []);
  if (place === undefined && cameraIds.length === 0 && other === undefined) return null;
  return (
    <span className="timeline-links">
      {other !== undefined && (
        <button type="button" className="link" onClick={() => selectIncident(store, other.id)}>
          → #{other.number}
        </button>
      )}
      {place !== undefined && (
        <button
          type="button"
          className="link"
          onClick={() => selectPosition(store, { lon: place.lon, lat: place.lat })}
          data-testid="line-place"
        >
          ◎ {place.address ?? t('timeline.showPlace')}
        </button>
      )}
      {cameraIds.length > 0 && (
        <button
          type="button"
          className="link"
          title={names.join('、')}
          onClick={() => openCameras(store, cameraIds)}
          data-testid="line-cameras"
        >
          ▶ {cameraIds.length === 1 && names[0] !== undefined ? names[0] : t('timeline.openCameras')}
        </button>
      )}
    </span>
  );
}

export function MessageLinks({ message: { position, plotId } }: { readonly message: Message }) {
  const { t } = useTranslation();
  const store = useHallStore();
  const plot = useHall((state) => (plotId === undefined ? undefined : state.dispatch.state.plots[plotId]));
  const [lon, lat] = plot?.points[0] ?? [position?.lon, position?.lat];
  if (lon === undefined || lat === undefined) return null;
  return (
    <span className="timeline-links">
      <button type="button" className="link" onClick={() => selectPosition(store, { lon, lat })}>
        ◎ {t('timeline.showPlace')}
      </button>
    </span>
  );
}
