import { useEffect, useRef, useState } from 'react';
import type { CameraId, IncidentId } from '../../../protocol/ids.ts';
import { rejectionReasonSchema, Rejected } from '../../../protocol/wire/rejection.ts';
import type { HallConnection } from '../../connection/HallConnection.ts';
import { rejectionWords } from '../../i18n/rejectionWords.ts';
import { CameraView, type CameraViewState } from '../../media/CameraView.ts';
import type { MediaConnection } from '../../media/MediaConnection.ts';
import { useField } from '../FieldContext.ts';
import { formatTime } from '../parts/formatTime.ts';
import { Problem } from '../parts/Problem.tsx';
import { Sheet } from '../parts/Sheet.tsx';
import { useNow } from '../parts/useNow.ts';
import { useFieldScene } from '../scene/useFieldScene.ts';
import { useWords } from '../useWords.ts';
import './sceneCameras.css';

interface SceneCamerasProps {
  readonly hall: HallConnection;
  readonly media: MediaConnection;
  readonly incidentId: IncidentId;
}

/** The cameras linkage chose for the incident, one at a time, while the unit is under way to it or there. */
export function SceneCameras({ hall, media, incidentId }: SceneCamerasProps) {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  const isUnderWay = useField((state) =>
    (state.view?.assignments ?? []).some(
      ({ assignment: { status }, incident }) =>
        incident.id === incidentId && (status === 'enRoute' || status === 'onScene'),
    ),
  );
  if (!isUnderWay) return null;
  return (
    <>
      <button type="button" data-testid="field-cameras" onClick={() => setOpen(true)}>
        {t('field.cameras.open')}
      </button>
      {isOpen && <CamerasSheet {...{ hall, media, incidentId }} onClose={() => setOpen(false)} />}
    </>
  );
}

function CamerasSheet({ hall, media, incidentId, onClose }: SceneCamerasProps & { readonly onClose: () => void }) {
  const { t } = useWords();
  const { scene, failure } = useFieldScene(hall, incidentId);
  const [chosen, setChosen] = useState<CameraId | null>(null);
  return (
    <Sheet heading={t('field.cameras.heading')} onClose={onClose}>
      <p className="muted">{t('field.cameras.hint')}</p>
      {failure !== null && <Problem words={rejectionWords(t, failure)} />}
      {chosen !== null && <LiveCamera key={chosen} cameraId={chosen} incidentId={incidentId} media={media} />}
      {scene?.cameras.length === 0 && <p>{t('field.cameras.none')}</p>}
      {scene?.cameras.map(({ cameraId, name, tier, distanceM }) => (
        <button
          key={cameraId}
          type="button"
          className="camera-choice"
          aria-pressed={cameraId === chosen}
          data-testid="field-camera"
          onClick={() => setChosen(cameraId === chosen ? null : cameraId)}
        >
          <span>{name}</span>
          <span className="muted">
            {t(`tier.${tier}`)} · {t('field.assignment.metres', { value: Math.round(distanceM) })}
          </span>
        </button>
      ))}
    </Sheet>
  );
}

interface LiveCameraProps {
  readonly cameraId: CameraId;
  readonly incidentId: IncidentId;
  readonly media: MediaConnection;
}

/** The small picture with the name of who looks across it; given back as soon as it is closed or nobody sees it. */
function LiveCamera({ cameraId, incidentId, media }: LiveCameraProps) {
  const { t, i18n } = useWords();
  const now = useNow();
  const host = useRef<HTMLDivElement>(null);
  const [state, setState] = useState<CameraViewState | null>(null);
  const name = useField((whole) => whole.session?.name ?? '');
  useEffect(() => {
    if (host.current === null) return;
    const view = new CameraView({ connection: media, host: host.current, onChange: setState });
    view.show({ cameraId, stream: 'sub', purpose: { kind: 'incident', incidentId } });
    const pause = () => view.setPaused(document.visibilityState !== 'visible');
    document.addEventListener('visibilitychange', pause);
    return () => {
      document.removeEventListener('visibilitychange', pause);
      view.close();
    };
  }, [media, cameraId, incidentId]);
  const refusal = rejectionReasonSchema.safeParse(state?.reason);
  const phase = state?.phase ?? 'connecting';
  return (
    <div className="camera-live" data-testid="field-camera-live" data-phase={phase}>
      <div ref={host} className="camera-host" />
      <p className="camera-watermark" aria-hidden>
        {name} {formatTime(now, now, i18n.language)}
      </p>
      {phase !== 'live' && (
        <p className="camera-words" role="status">
          {refusal.success
            ? rejectionWords(t, new Rejected('forbidden', refusal.data))
            : t(phase === 'connecting' || phase === 'idle' ? 'field.cameras.opening' : 'field.cameras.noPicture')}
        </p>
      )}
    </div>
  );
}
