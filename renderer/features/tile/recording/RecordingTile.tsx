import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { AttachmentId } from '../../../../protocol/ids.ts';
import { RecordingPlayer } from './RecordingPlayer.tsx';
import { useRecording } from './useRecording.ts';

interface RecordingTileProps {
  readonly attachmentId: AttachmentId;
  readonly isPaused: boolean;
}

/** A recording that was kept with an incident, on a tile. */
export function RecordingTile({ attachmentId, isPaused }: RecordingTileProps): ReactElement {
  const { t } = useTranslation();
  const recording = useRecording(attachmentId);
  if (recording === null) return <p className="recording-missing">{t('tile.clip.missing')}</p>;
  const { attachment, from, incident } = recording;
  const words = `#${incident.number} ${attachment.caption}`.trim();
  return (
    <RecordingPlayer
      key={attachmentId}
      attachment={attachment}
      from={from}
      isEndless
      isPaused={isPaused}
      words={words}
    />
  );
}
