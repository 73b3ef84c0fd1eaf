import { useEffect, useRef, type ReactElement } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { isPermitted } from '../../../protocol/access/permissions.ts';
import type { Role } from '../../../protocol/access/role.ts';
import type { Camera } from '../../../protocol/camera/camera.ts';
import { emptyCameraPtz } from '../../../protocol/ptz/ptz.ts';
import { useHall } from '../../store/index.ts';
import { CalibrationSection } from './CalibrationSection.tsx';
import { JoystickSettings } from './JoystickSettings.tsx';
import { PresetSection } from './PresetSection.tsx';
import type { PtzActions, PtzSubject } from './PtzActions.ts';
import { TourSection } from './TourSection.tsx';
import './ptz.css';

interface PtzPanelProps {
  readonly camera: Camera;
  readonly subject: PtzSubject;
  readonly role: Role;
  readonly ptz: PtzActions;
  readonly readVideo: () => HTMLVideoElement | null;
  readonly onRefused: (error: unknown) => void;
  readonly onClose: () => void;
}

/** What is kept about one camera's head, and the stick: beside the tiles, so that map and picture stay in sight. */
export function PtzPanel({ camera, subject, role, onClose, ...parts }: PtzPanelProps): ReactElement {
  const { t } = useTranslation();
  const panel = useRef<HTMLDivElement>(null);
  const stored = useHall((state) => state.dispatch.state.ptz[camera.id] ?? emptyCameraPtz);
  useEffect(() => panel.current?.focus(), []);

  return createPortal(
    <div
      ref={panel}
      className="ptz-panel"
      role="dialog"
      aria-label={`${camera.name} · ${t('ptz.more')}`}
      tabIndex={-1}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Escape') onClose();
      }}
    >
      <header>
        <h2>{camera.name}</h2>
        <button type="button" className="ptz-delete" aria-label={t('ptz.steerOff')} onClick={onClose}>
          ✕
        </button>
      </header>
      <PresetSection subject={subject} stored={stored} {...parts} />
      <TourSection cameraId={camera.id} stored={stored} ptz={parts.ptz} onRefused={parts.onRefused} />
      {isPermitted(role, 'calibratePtz') && (
        <CalibrationSection camera={camera} stored={stored} ptz={parts.ptz} onRefused={parts.onRefused} />
      )}
      <JoystickSettings />
    </div>,
    document.body,
  );
}
