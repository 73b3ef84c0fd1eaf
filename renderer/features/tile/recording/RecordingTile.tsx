import { useMemo, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { AttachmentId } from '../../../../protocol/ids.ts';
import { useHall } from '../../../store/index.ts';
import { findRecording, type Recording } from './findRecording.ts';
import { RecordingPlayer } from './RecordingPlayer.tsx';

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

/** What a log once says of a recording never changes, so it is looked for only until it is found. */
function useRecording(attachmentId: AttachmentId): Recording | null {
  const [found, setFound] = useState<Recording | null>(null);
  const isFound = found?.attachment.id === attachmentId;
  const incidents = useHall((state) => (isFound ? null : state.dispatch.state.incidents));
  const sought = useMemo(
    () => (incidents === null ? null : findRecording({ incidents }, attachmentId)),
    [incidents, attachmentId],
  );
  if (!isFound && sought !== null) setFound(sought);
  return isFound ? found : sought;
}
