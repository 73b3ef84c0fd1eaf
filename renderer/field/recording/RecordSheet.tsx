import { useEffect, useRef, useState } from 'react';
import { attachmentIdSchema, type IncidentId } from '../../../protocol/ids.ts';
import { newId } from '../../connection/newId.ts';
import { useFieldTools } from '../FieldContext.ts';
import { Problem } from '../parts/Problem.tsx';
import { Sheet } from '../parts/Sheet.tsx';
import { useAsk } from '../parts/useAsk.ts';
import { createActFile } from '../photo/createActFile.ts';
import type { RecordingKind } from './chooseRecordingType.ts';
import { Recording, RecordingFailed, type RecordingProblem } from './Recording.ts';
import { useWords } from '../useWords.ts';
import './recording.css';

const longestMs = { voice: 60_000, video: 20_000 } as const;
const stepMs = 200;

interface RecordSheetProps {
  readonly kind: RecordingKind;
  readonly incidentId: IncidentId;
  readonly onClose: () => void;
}

type Stage =
  | { readonly name: 'ready' | 'opening' }
  | { readonly name: 'recording'; readonly recording: Recording; readonly since: number }
  | { readonly name: 'recorded'; readonly blob: Blob; readonly url: string };

/** Records a voice note or a short video, lets the person hear or see it, and puts it into the outbox. */
export function RecordSheet({ kind, incidentId, onClose }: RecordSheetProps) {
  const { t } = useWords();
  const { line } = useFieldTools();
  const [stage, setStage] = useState<Stage>({ name: 'ready' });
  const [failure, setFailure] = useState<RecordingProblem | null>(null);
  const { isBusy, problem, ask } = useAsk('field.pending.notKept');
  const open = useRef<Recording | null>(null);
  const url = stage.name === 'recorded' ? stage.url : null;
  useEffect(() => () => open.current?.close(), []);
  useEffect(() => () => (url === null ? undefined : URL.revokeObjectURL(url)), [url]);

  function fail(error: unknown): void {
    setStage({ name: 'ready' });
    setFailure(error instanceof RecordingFailed ? error.problem : 'noDevice');
  }

  function start(): void {
    setFailure(null);
    setStage({ name: 'opening' });
    Recording.create(kind).then((recording) => {
      open.current = recording;
      setStage({ name: 'recording', recording, since: Date.now() });
    }, fail);
  }

  function finish(recording: Recording): void {
    open.current = null;
    recording
      .finish()
      .then((blob) => setStage({ name: 'recorded', blob, url: URL.createObjectURL(blob) }))
      .catch(fail);
  }

  function keep(blob: Blob): void {
    ask(async () => {
      const attachmentId = attachmentIdSchema.parse(newId());
      await line.act({ type: 'attachPhoto', incidentId, attachmentId, caption: '' }, await createActFile(blob));
    }, onClose);
  }

  return (
    <Sheet heading={t(`field.record.${kind}`)} onClose={onClose}>
      {failure !== null && <Problem words={t(`field.record.problem.${failure}`)} />}
      <Problem words={problem} />
      {stage.name === 'recording' && (
        <Running kind={kind} recording={stage.recording} since={stage.since} onFull={() => finish(stage.recording)} />
      )}
      {stage.name === 'recorded' &&
        (kind === 'voice' ? (
          <audio className="record-play" src={stage.url} controls />
        ) : (
          <video className="record-play" src={stage.url} controls playsInline />
        ))}
      {stage.name === 'recorded' ? (
        <div className="row-verbs">
          <button type="button" disabled={isBusy} onClick={start}>
            {t('field.record.again')}
          </button>
          <button
            type="button"
            className="verb record-send"
            data-testid="field-record-send"
            disabled={isBusy}
            onClick={() => keep(stage.blob)}
          >
            {t('field.record.send')}
          </button>
        </div>
      ) : stage.name === 'recording' ? (
        <button
          type="button"
          className="verb danger"
          data-testid="field-record-stop"
          onClick={() => finish(stage.recording)}
        >
          ■ {t('field.record.stop')}
        </button>
      ) : (
        <button
          type="button"
          className="verb"
          data-testid="field-record-start"
          disabled={stage.name === 'opening'}
          onClick={start}
        >
          ● {t(stage.name === 'opening' ? 'field.record.opening' : 'field.record.start')}
        </button>
      )}
      <p className="muted">{t('field.record.hint', { seconds: longestMs[kind] / 1_000 })}</p>
    </Sheet>
  );
}

interface RunningProps {
  readonly kind: RecordingKind;
  readonly recording: Recording;
  readonly since: number;
  readonly onFull: () => void;
}

function Running({ kind, recording, since, onFull }: RunningProps) {
  const { t } = useWords();
  const preview = useRef<HTMLVideoElement>(null);
  const full = useRef(onFull);
  const [elapsedMs, setElapsedMs] = useState(0);
  useEffect(() => {
    if (preview.current !== null) preview.current.srcObject = recording.stream;
  }, [recording]);
  useEffect(() => {
    const timer = setInterval(() => setElapsedMs(Date.now() - since), stepMs);
    const end = setTimeout(() => full.current(), longestMs[kind]);
    return () => {
      clearInterval(timer);
      clearTimeout(end);
    };
  }, [kind, since]);
  const left = Math.max(0, Math.ceil((longestMs[kind] - elapsedMs) / 1_000));
  return (
    <div className="record-running">
      {kind === 'video' && <video ref={preview} className="record-play" muted autoPlay playsInline />}
      <p role="timer">
        <span className="record-dot" aria-hidden /> {t('field.record.left', { seconds: left })}
      </p>
      <progress max={longestMs[kind]} value={elapsedMs} aria-hidden />
    </div>
  );
}
