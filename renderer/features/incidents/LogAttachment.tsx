import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { IncidentLogLine } from '../../../protocol/incident/incident.ts';
import { RecordingPlayer, writeTileDrag } from '../tile/index.ts';

type Attached = Pick<IncidentLogLine, 'at'> & Required<Pick<IncidentLogLine, 'attachment'>>;

/** What hangs on a line of the log: a picture, a recording to play or to drag onto a wall, or a sound. */
export function LogAttachment({ at, attachment }: Attached): ReactElement {
  const { t } = useTranslation();
  const { id, mediaType, caption, clip, sha256, signedBy } = attachment;
  const address = `/api/attachments/${encodeURIComponent(id)}`;
  if (mediaType.startsWith('audio/')) return <audio controls preload="none" src={address} />;
  if (mediaType.startsWith('video/')) {
    return (
      <div
        className="timeline-recording"
        draggable
        title={t('tile.clip.drag')}
        data-attachment={id}
        onDragStart={(event) => writeTileDrag(event.dataTransfer, { kind: 'recording', attachmentId: id })}
      >
        <RecordingPlayer attachment={attachment} from={clip?.from ?? at} isEndless={false} />
        {clip !== undefined && (
          <small className="muted">
            {t('tile.clip.keptBy', { name: clip.operator.name, hash: `${sha256.slice(0, 12)}…` })}{' '}
            <a href={`${address}/sidecar`} target="_blank" rel="noreferrer" title={sha256}>
              {t('tile.clip.sidecar')}
            </a>
          </small>
        )}
      </div>
    );
  }
  return (
    <>
      <a href={address} target="_blank" rel="noreferrer">
        <img src={address} alt={caption === '' ? t('timeline.photo') : caption} loading="lazy" />
      </a>
      {signedBy !== undefined && <p>{t('timeline.signedBy', { name: signedBy })}</p>}
    </>
  );
}
