import { useEffect, useRef, type ReactElement } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { isPermitted } from '../../../protocol/access/permissions.ts';
import type { Role } from '../../../protocol/access/role.ts';
import type { Camera } from '../../../protocol/camera/camera.ts';
import { emptyCameraPtz } from '../../../protocol/ptz/ptz.ts';
import { useHall } from '../../store/index.ts';
import { CalibrationSection } from './CalibrationSection.tsx';
import { MaskLine } from './MaskLine.tsx';
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
  /** The tile it belongs to, which it must not cover. */
  readonly tile: HTMLElement | null;
}

const panelWidthPx = 340;
const gapPx = 8;

/** What is kept about one camera's head, and the stick: beside the tiles, so that map and picture stay in sight. */
export function PtzPanel({ camera, subject, role, onClose, tile, ...parts }: PtzPanelProps): ReactElement {
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
      style={{ left: leftBeside(tile), width: panelWidthPx }}
      onKeyDown={(event) => {
        // The page's own keys wait while one types here; its chords, as the one to find a place, do not.
        if (!event.ctrlKey && !event.metaKey) event.stopPropagation();
        if (event.key === 'Escape') onClose();
      }}
    >
      <header>
        <h2>{camera.name}</h2>
        <button type="button" className="ptz-delete" aria-label={t('ptz.steerOff')} onClick={onClose}>
          ✕
        </button>
      </header>
      <MaskLine {...camera} />
      <PresetSection subject={subject} stored={stored} {...parts} />
      <TourSection cameraId={camera.id} stored={stored} ptz={parts.ptz} onRefused={parts.onRefused} />
      {isPermitted(role, 'calibratePtz') && (
        <CalibrationSection camera={camera} stored={stored} tile={tile} {...parts} />
      )}
      <JoystickSettings />
    </div>,
    document.body,
  );
}

/** Right of the tile where there is room, else left of it, else at the far edge of the window. */
function leftBeside(tile: HTMLElement | null): number {
  const farthest = window.innerWidth - panelWidthPx - gapPx;
  if (tile === null) return gapPx;
  const { left, right } = tile.getBoundingClientRect();
  if (right + gapPx <= farthest) return right + gapPx;
  const before = left - panelWidthPx - gapPx;
  return before >= gapPx ? before : left > window.innerWidth - right ? gapPx : farthest;
}
