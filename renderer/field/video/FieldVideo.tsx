import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { AssignmentId } from '../../../protocol/ids.ts';
import type { HallConnection } from '../../connection/HallConnection.ts';
import { rejectionWords } from '../../i18n/rejectionWords.ts';
import type { MediaConnection } from '../../media/MediaConnection.ts';
import { useNow } from '../parts/useNow.ts';
import { VideoSender, type VideoState } from './VideoSender.ts';
import { useWords } from '../useWords.ts';
import './fieldVideo.css';

interface FieldVideoProps {
  readonly hall: HallConnection;
  readonly media: MediaConnection;
  /** The open assignment on the screen; null where there is none, and then nothing can be sent. */
  readonly assignmentId: AssignmentId | null;
  /** What stands beside its verb. */
  readonly beside: ReactNode;
}

const askedBuzzMs = [200, 100, 200];

/** The phone's live video: a verb, a question from the hall, and a red sign that says who looks. */
export function FieldVideo({ hall, media, assignmentId, beside }: FieldVideoProps) {
  const { t } = useWords();
  const [state, setState] = useState<VideoState>({ kind: 'idle' });
  const sender = useRef<VideoSender | null>(null);
  useEffect(() => {
    const made = new VideoSender({ hall, media, onChange: setState });
    sender.current = made;
    return () => made.close();
  }, [hall, media]);
  const isAsked = state.kind === 'asked';
  useEffect(() => {
    if (isAsked) navigator.vibrate(askedBuzzMs);
  }, [isAsked]);
  const start = () => {
    if (assignmentId !== null) void sender.current?.start(assignmentId);
  };
  const dismiss = () => sender.current?.dismiss();
  if (assignmentId === null && state.kind !== 'sending' && state.kind !== 'ended') return null;
  if (state.kind === 'sending') {
    return <SendingSign state={state} onStop={() => sender.current?.stop('stopped')} />;
  }
  return (
    <section className="field-video" data-phase={state.kind} data-testid="field-video">
      {state.kind === 'asked' && <p role="alert">{t('field.video.asked', { name: state.byName })}</p>}
      {state.kind === 'ended' && state.reason !== 'stopped' && <p role="status">{t(`unitVideoEnd.${state.reason}`)}</p>}
      {state.kind === 'failed' && <p role="alert">{t(`field.video.failure.${state.failure}`)}</p>}
      {state.kind === 'refused' && <p role="alert">{rejectionWords(t, state.error)}</p>}
      <div className="field-video-verbs">
        {state.kind === 'asked' && (
          <button type="button" onClick={dismiss} data-testid="field-video-decline">
            {t('field.video.decline')}
          </button>
        )}
        {assignmentId !== null && (
          <button
            type="button"
            className="field-video-start"
            disabled={state.kind === 'opening'}
            onClick={start}
            data-testid="field-video-start"
          >
            {t(state.kind === 'opening' ? 'field.video.opening' : isAsked ? 'field.video.accept' : 'field.video.start')}
          </button>
        )}
        {beside}
      </div>
    </section>
  );
}

interface SendingSignProps {
  readonly state: Extract<VideoState, { kind: 'sending' }>;
  readonly onStop: () => void;
}

function SendingSign({ state, onStop }: SendingSignProps) {
  const { t } = useWords();
  const now = useNow();
  const video = useRef<HTMLVideoElement>(null);
  const { track, since, watchers } = state;
  useEffect(() => {
    if (video.current !== null) video.current.srcObject = new MediaStream([track]);
  }, [track]);
  const seconds = Math.max(0, Math.floor((now - since) / 1_000));
  const clock = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  return (
    <section className="field-video is-sending" data-phase="sending" data-testid="field-video">
      <video ref={video} muted autoPlay playsInline aria-label={t('field.video.own')} />
      <div className="field-video-words">
        <strong role="status">
          <span className="field-video-dot" aria-hidden="true" /> {t('field.video.sending')} <time>{clock}</time>
        </strong>
        <span data-testid="field-video-watchers">
          {watchers.length === 0
            ? t('field.video.noWatchers')
            : t('field.video.watchers', { names: watchers.join('、') })}
        </span>
      </div>
      <button type="button" onClick={onStop} data-testid="field-video-stop">
        {t('field.video.stop')}
      </button>
    </section>
  );
}
