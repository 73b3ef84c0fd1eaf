import { useCallback, useEffect, useRef, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { ViewPurpose } from '../../../../protocol/access/role.ts';
import type { VideoStream } from '../../../../protocol/camera/camera.ts';
import type { CameraId } from '../../../../protocol/ids.ts';
import { rejectionWords } from '../../../i18n/rejectionWords.ts';
import { formatClock } from '../formatClock.ts';
import { readRecent, type RecentClip } from './readRecent.ts';
import './replay.css';

/** A video out of the past, and how long ago its present frame was taken. */
export interface ReplayedFrame {
  readonly video: HTMLVideoElement;
  readonly ageMs: number;
}

interface TileReplayProps {
  readonly cameraId: CameraId;
  readonly stream: VideoStream;
  readonly purpose: ViewPurpose;
  readonly transform: string | undefined;
  /** Told what is shown, a few times a second; null when it ends. */
  readonly onShown: (shown: ReplayedFrame | null) => void;
  readonly readServerNow: () => number;
  readonly onLive: () => void;
}

const stepMs = 10_000;
const pastMs = 120_000;
const readEveryMs = 200;

/** The last two minutes over the live picture, always saying how old what is shown is. */
export function TileReplay(props: TileReplayProps): ReactElement {
  const { cameraId, stream, purpose, transform, readServerNow, onShown, onLive } = props;
  const { t } = useTranslation();
  const video = useRef<HTMLVideoElement>(null);
  const [clip, setClip] = useState<RecentClip | null>(null);
  const [shownAt, setShownAt] = useState<number | null>(null);
  const [isPlaying, setIsPlaying] = useState(true);
  const [refusal, setRefusal] = useState<unknown>(null);
  const [ask, setAsk] = useState(() => ({ from: readServerNow() - pastMs, at: readServerNow() - stepMs }));
  const incidentId = purpose.kind === 'incident' ? purpose.incidentId : '';

  useEffect(() => {
    let isOver = false;
    let url: string | null = null;
    const meant: ViewPurpose = purpose.kind === 'incident' ? { kind: 'incident', incidentId } : { kind: purpose.kind };
    readRecent({ cameraId, stream, from: ask.from, purpose: meant }).then(
      (read) => {
        url = read.url;
        if (isOver) URL.revokeObjectURL(read.url);
        else setClip(read);
      },
      (cause: unknown) => {
        if (!isOver) setRefusal(cause);
      },
    );
    return () => {
      isOver = true;
      if (url !== null) URL.revokeObjectURL(url);
    };
  }, [cameraId, stream, purpose.kind, incidentId, ask]);

  useEffect(() => {
    const timer = setInterval(() => {
      const element = video.current;
      if (element === null || clip === null || element.readyState < 2) return;
      const at = clip.from + element.currentTime * 1_000;
      setShownAt(at);
      onShown({ video: element, ageMs: Math.max(0, Math.round(readServerNow() - at)) });
    }, readEveryMs);
    return () => clearInterval(timer);
  }, [clip, onShown, readServerNow]);

  useEffect(() => () => onShown(null), [onShown]);

  const seek = useCallback(
    (to: number) => {
      const element = video.current;
      if (clip === null || element === null) return;
      // What lies before this piece may still be kept: a piece fetched to play on begins late.
      if (to < clip.from && ask.from > to) setAsk({ from: to, at: to });
      else element.currentTime = Math.max(0, (to - clip.from) / 1_000);
    },
    [clip, ask],
  );

  function toggle(): void {
    const element = video.current;
    if (element === null) return;
    if (element.paused) element.play().catch((cause: unknown) => setRefusal(cause));
    else element.pause();
  }

  const behind = shownAt === null ? null : Math.max(0, Math.round((readServerNow() - shownAt) / 1_000));
  return (
    <div className="tile-replay" data-behind={behind ?? ''}>
      {clip !== null && (
        <video
          key={clip.url}
          ref={video}
          src={clip.url}
          style={{ transform }}
          muted
          autoPlay
          playsInline
          disablePictureInPicture
          onLoadedMetadata={(event) => {
            event.currentTarget.currentTime = Math.max(0, (ask.at - clip.from) / 1_000);
          }}
          onPlay={() => setIsPlaying(true)}
          onPause={() => setIsPlaying(false)}
          onEnded={() => setAsk({ from: clip.to, at: clip.to })}
        />
      )}
      <div className="tile-replay-bar" role="group" aria-label={t('tile.replay.title')}>
        <strong role="status">
          {behind === null ? t('tile.replay.opening') : t('tile.replay.behind', { seconds: behind })}
        </strong>
        {shownAt !== null && <time>{formatClock(shownAt, 'second').slice(-8)}</time>}
        {refusal !== null && <span role="alert">{rejectionWords(t, refusal)}</span>}
        <button type="button" disabled={shownAt === null} onClick={() => seek((shownAt ?? 0) - stepMs)}>
          {t('tile.replay.back')}
        </button>
        <button type="button" disabled={shownAt === null} onClick={toggle}>
          {t(isPlaying ? 'tile.replay.pause' : 'tile.replay.play')}
        </button>
        <button
          type="button"
          onClick={(event) => {
            event.currentTarget.closest<HTMLElement>('.tile')?.focus();
            onLive();
          }}
        >
          {t('tile.replay.live')}
        </button>
      </div>
    </div>
  );
}
