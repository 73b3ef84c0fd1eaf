import { useEffect, useRef, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Attachment } from '../../../../protocol/incident/incident.ts';
import { formatClock } from '../formatClock.ts';
import { TileWatermark } from '../TileWatermark.tsx';
import './recording.css';

interface RecordingPlayerProps {
  readonly attachment: Attachment;
  /** When its first picture was taken, server milliseconds. */
  readonly from: number;
  /** Begins by itself and again at the end, as a wall wants it; a list of many waits to be asked. */
  readonly isEndless: boolean;
  readonly isPaused?: boolean;
  readonly words?: string;
}

/** A video of the past: its frame and its own clock say at every moment that it is not now. */
export function RecordingPlayer(props: RecordingPlayerProps): ReactElement {
  const { attachment, from, isEndless, isPaused = false } = props;
  const { t } = useTranslation();
  const video = useRef<HTMLVideoElement>(null);
  const [shownAt, setShownAt] = useState(from);
  const [isPlaying, setIsPlaying] = useState(false);
  const [isLooping, setIsLooping] = useState(isEndless);
  const [isStopped, setIsStopped] = useState(!isEndless);
  const [isBroken, setIsBroken] = useState(false);
  const watermark = attachment.clip?.watermark ?? '';

  const isWanted = !isPaused && !isStopped;
  useEffect(() => {
    const element = video.current;
    if (element === null) return;
    // Refused only where the page may not play yet or the element went away; the button stays.
    if (isWanted) element.play().catch(() => setIsPlaying(false));
    else element.pause();
  }, [isWanted]);

  return (
    <div className="recording" role="group" aria-label={t('tile.clip.title')} data-playing={isPlaying}>
      <div className="recording-picture">
        <video
          ref={video}
          src={`/api/attachments/${encodeURIComponent(attachment.id)}`}
          muted
          loop={isLooping}
          playsInline
          preload="metadata"
          disablePictureInPicture
          onTimeUpdate={(event) => setShownAt(from + event.currentTarget.currentTime * 1_000)}
          onPlay={() => setIsPlaying(true)}
          onPause={() => setIsPlaying(false)}
          onEnded={() => setIsStopped(true)}
          onError={() => setIsBroken(true)}
        />
        {watermark !== '' && <TileWatermark text={watermark} />}
      </div>
      <div className="recording-bar">
        <strong>{t('tile.clip.title')}</strong>
        <time dateTime={new Date(shownAt).toISOString()} title={t('tile.clip.takenAt', { time: '' }).trim()}>
          {formatClock(shownAt, 'second')}
        </time>
        <span className="recording-name">{props.words ?? attachment.caption}</span>
        {isBroken && <span role="alert">{t('tile.clip.unplayable')}</span>}
        <button type="button" disabled={isBroken} onClick={() => setIsStopped(!isStopped)}>
          {t(isStopped ? 'tile.clip.play' : 'tile.clip.pause')}
        </button>
        <button type="button" aria-pressed={isLooping} disabled={isBroken} onClick={() => setIsLooping(!isLooping)}>
          {t('tile.clip.loop')}
        </button>
      </div>
    </div>
  );
}
