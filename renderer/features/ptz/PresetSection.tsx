import { useState, type SubmitEvent, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { presetIdSchema } from '../../../protocol/ids.ts';
import type { CameraPtz } from '../../../protocol/ptz/ptz.ts';
import { newId } from '../../connection/newId.ts';
import type { PtzActions, PtzSubject } from './PtzActions.ts';
import { takePicture } from './takePicture.ts';

interface PresetSectionProps {
  readonly subject: PtzSubject;
  readonly stored: CameraPtz;
  readonly ptz: PtzActions;
  readonly readVideo: () => HTMLVideoElement | null;
  readonly onRefused: (error: unknown) => void;
}

const longestName = 40;

/** 预置位 with their pictures, and home: a click goes there; what the camera shows now can be kept under a name. */
export function PresetSection({ subject, stored, ptz, readVideo, onRefused }: PresetSectionProps): ReactElement {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const [isSaving, setIsSaving] = useState(false);
  const { cameraId } = subject;

  async function save(): Promise<void> {
    const { pose } = await ptz.readPose(cameraId);
    const video = readVideo();
    const pictureId = video === null || video.videoWidth === 0 ? null : await ptz.upload(await takePicture(video));
    const preset = { id: presetIdSchema.parse(newId()), name: name.trim(), pose, pictureId };
    await ptz.send({ type: 'savePtzPreset', cameraId, preset });
    setName('');
  }
  function onSubmit(event: SubmitEvent): void {
    event.preventDefault();
    if (name.trim() === '' || isSaving) return;
    setIsSaving(true);
    save()
      .catch(onRefused)
      .finally(() => setIsSaving(false));
  }

  return (
    <section className="ptz-section" aria-label={t('ptz.presets.title')}>
      <header>
        <h3>{t('ptz.presets.title')}</h3>
        <button type="button" onClick={() => void ptz.home(subject).catch(onRefused)}>
          ⌂ {t('ptz.home')}
        </button>
      </header>
      {stored.presets.length === 0 && <p className="ptz-quiet">{t('ptz.presets.none')}</p>}
      <ul className="ptz-presets">
        {stored.presets.map((preset) => (
          <li key={preset.id}>
            <button
              type="button"
              data-preset={preset.id}
              onClick={() => void ptz.goToPreset(subject, preset.id).catch(onRefused)}
            >
              {preset.pictureId === null ? (
                <span className="ptz-no-picture">{t('ptz.presets.noPicture')}</span>
              ) : (
                <img src={`/api/attachments/${encodeURIComponent(preset.pictureId)}`} alt="" loading="lazy" />
              )}
              <span>{preset.name}</span>
            </button>
            <button
              type="button"
              className="ptz-delete"
              aria-label={t('ptz.presets.delete', { name: preset.name })}
              onClick={() => {
                void ptz.send({ type: 'deletePtzPreset', cameraId, presetId: preset.id }).catch(onRefused);
              }}
            >
              ✕
            </button>
          </li>
        ))}
      </ul>
      <form className="ptz-row" onSubmit={onSubmit}>
        <input
          value={name}
          maxLength={longestName}
          placeholder={t('ptz.presets.name')}
          aria-label={t('ptz.presets.name')}
          data-testid="ptz-preset-name"
          onChange={({ target }) => setName(target.value)}
        />
        <button type="submit" data-testid="ptz-preset-save" disabled={name.trim() === '' || isSaving}>
          {isSaving ? t('ptz.presets.saving') : t('ptz.presets.save')}
        </button>
      </form>
    </section>
  );
}
