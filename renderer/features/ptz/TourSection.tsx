import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ptzTourIdSchema, type CameraId } from '../../../protocol/ids.ts';
import type { CameraPtz, PtzCommand } from '../../../protocol/ptz/ptz.ts';
import { newId } from '../../connection/newId.ts';
import type { PtzActions } from './PtzActions.ts';

interface TourSectionProps {
  readonly cameraId: CameraId;
  readonly stored: CameraPtz;
  readonly ptz: PtzActions;
  readonly onRefused: (error: unknown) => void;
}

const usualDwellS = 10;

/** 轮巡 over the camera's presets; it goes round on the server, whether or not anybody looks. */
export function TourSection({ cameraId, stored, ptz, onRefused }: TourSectionProps): ReactElement {
  const { t } = useTranslation();
  const [dwellS, setDwellS] = useState(usualDwellS);
  const send = (command: PtzCommand) => void ptz.send(command).catch(onRefused);

  function save(): void {
    const steps = stored.presets.map(({ id }) => ({ presetId: id, dwellS }));
    const name = stored.presets.map((preset) => preset.name).join(' · ');
    const tour = { id: ptzTourIdSchema.parse(newId()), name: name.slice(0, 40), steps };
    send({ type: 'savePtzTour', cameraId, tour });
  }

  return (
    <section className="ptz-section" aria-label={t('ptz.tours.title')}>
      <h3>{t('ptz.tours.title')}</h3>
      {stored.tours.length === 0 && <p className="ptz-quiet">{t('ptz.tours.none')}</p>}
      {stored.tours.map(({ id, name, steps }) => {
        const isRunning = stored.runningTourId === id;
        return (
          <div key={id} className="ptz-row" data-tour={id}>
            <span className="ptz-grow">
              {name} <span className="ptz-quiet">{t('ptz.tours.steps', { count: steps.length })}</span>
            </span>
            <button
              type="button"
              aria-pressed={isRunning}
              onClick={() =>
                send(isRunning ? { type: 'stopPtzTour', cameraId } : { type: 'startPtzTour', cameraId, tourId: id })
              }
            >
              {isRunning ? t('ptz.tours.stop') : t('ptz.tours.start')}
            </button>
            <button
              type="button"
              className="ptz-delete"
              aria-label={t('ptz.tours.delete', { name })}
              onClick={() => send({ type: 'deletePtzTour', cameraId, tourId: id })}
            >
              ✕
            </button>
          </div>
        );
      })}
      <div className="ptz-row">
        <label>
          {t('ptz.tours.dwell')}{' '}
          <input
            type="number"
            min={2}
            max={3600}
            value={dwellS}
            onChange={({ target }) => setDwellS(Math.min(Math.max(Number(target.value), 2), 3600))}
          />
        </label>
        <button type="button" disabled={stored.presets.length < 2} onClick={save}>
          {t('ptz.tours.save')}
        </button>
      </div>
    </section>
  );
}
