import { useMemo, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Camera } from '../../../protocol/camera/camera.ts';
import type { CameraPtz } from '../../../protocol/ptz/ptz.ts';
import {
  fewestCalibrationPoints,
  solveCalibration,
  type CalibrationPoint,
} from '../../../protocol/ptz/solveCalibration.ts';
import type { PtzCalibration } from '../../../protocol/ptz/calibration.ts';
import { useHall } from '../../store/index.ts';
import type { PtzActions } from './PtzActions.ts';
import { usePickedPoint, type PickedPoint } from './usePickedPoint.ts';

interface CalibrationSectionProps {
  readonly camera: Camera;
  readonly stored: CameraPtz;
  readonly ptz: PtzActions;
  readonly readVideo: () => HTMLVideoElement | null;
  /** Where the picture is shown, to be clicked. */
  readonly tile: HTMLElement | null;
  readonly onRefused: (error: unknown) => void;
}

/** With more left over than this, a place was mistaken or the camera moved; degrees. */
const largestResidualDeg = 2;

/** Three or more places of the map, each in the middle of the picture or clicked in it, tell how the head really stands. */
export function CalibrationSection({
  camera,
  stored,
  ptz,
  readVideo,
  tile,
  onRefused,
}: CalibrationSectionProps): ReactElement {
  const { t } = useTranslation();
  const position = useHall((state) => state.clickedGround ?? state.selection.position);
  const [points, setPoints] = useState<readonly CalibrationPoint[]>([]);
  const solved = useMemo(() => solveCalibration(camera, points), [camera, points]);
  const isUsable = solved !== null && solved.calibration.residualDeg <= largestResidualDeg;
  const missing = fewestCalibrationPoints - points.length;

  const [isPicking, setIsPicking] = useState(false);
  async function take(picked: PickedPoint | null): Promise<void> {
    if (position === null) return;
    const { told } = await ptz.readPose(camera.id);
    setPoints((before) => [...before, { place: { lon: position.lon, lat: position.lat }, told, ...picked }]);
  }
  usePickedPoint(isPicking ? tile : null, readVideo, (picked) => {
    setIsPicking(false);
    void take(picked).catch(onRefused);
  });
  async function save(calibration: PtzCalibration | null): Promise<void> {
    await ptz.send({ type: 'calibratePtz', cameraId: camera.id, calibration });
    setPoints([]);
  }
  const words = (calibration: PtzCalibration) =>
    t('ptz.calibration.result', {
      azimuth: calibration.azimuthDeg.toFixed(2),
      tilt: calibration.tiltDeg.toFixed(2),
      roll: calibration.rollDeg.toFixed(2),
      scale: calibration.scale.toFixed(3),
      residual: calibration.residualDeg.toFixed(3),
    });

  return (
    <section className="ptz-section" aria-label={t('ptz.calibration.title')}>
      <h3>{t('ptz.calibration.title')}</h3>
      <p className="ptz-quiet">{stored.calibration === null ? t('ptz.calibration.none') : words(stored.calibration)}</p>
      <p className="ptz-quiet">{t('ptz.calibration.hint')}</p>
      <p>
        {position === null
          ? t('ptz.calibration.noMap')
          : t('ptz.calibration.onMap', { lon: position.lon.toFixed(5), lat: position.lat.toFixed(5) })}
      </p>
      <button
        type="button"
        data-testid="ptz-calibration-take"
        disabled={position === null}
        onClick={() => void take(null).catch(onRefused)}
      >
        {t('ptz.calibration.take')}
      </button>{' '}
      <button
        type="button"
        data-testid="ptz-calibration-pick"
        disabled={position === null || tile === null}
        aria-pressed={isPicking}
        onClick={() => setIsPicking(!isPicking)}
      >
        {t(isPicking ? 'ptz.calibration.picking' : 'ptz.calibration.pick')}
      </button>
      <ol className="ptz-points">
        {points.map(({ place }, index) => {
          const residual = solved?.residualsDeg[index];
          return (
            <li key={`${place.lon},${place.lat},${index}`}>
              <span className="ptz-grow">{t('ptz.calibration.point', { index: index + 1 })}</span>
              {residual !== undefined && <span>{t('ptz.calibration.residual', { deg: residual.toFixed(3) })}</span>}
              <button
                type="button"
                className="ptz-delete"
                aria-label={`${t('ptz.calibration.point', { index: index + 1 })} ✕`}
                onClick={() => setPoints((before) => before.filter((_, other) => other !== index))}
              >
                ✕
              </button>
            </li>
          );
        })}
      </ol>
      {points.length > 0 && missing > 0 && <p>{t('ptz.calibration.tooFew', { count: missing })}</p>}
      {missing <= 0 && solved !== null && <p>{words(solved.calibration)}</p>}
      {missing <= 0 && !isUsable && <p role="alert">{t('ptz.calibration.unsolvable')}</p>}
      <div className="ptz-row">
        {isUsable && (
          <button
            type="button"
            data-testid="ptz-calibration-save"
            onClick={() => void save(solved.calibration).catch(onRefused)}
          >
            {t('ptz.calibration.save')}
          </button>
        )}
        {stored.calibration !== null && (
          <button type="button" onClick={() => void save(null).catch(onRefused)}>
            {t('ptz.calibration.forget')}
          </button>
        )}
      </div>
    </section>
  );
}
