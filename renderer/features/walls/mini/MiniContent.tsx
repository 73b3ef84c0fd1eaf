import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { AttachmentId } from '../../../../protocol/ids.ts';
import type { TileContent } from '../../../../protocol/wall/tileContent.ts';
import { clockTime, useServerNow } from '../../seat/index.ts';
import { useRecording } from '../../tile/index.ts';
import { MiniCard } from './MiniCard.tsx';
import { MiniIcon } from './MiniIcon.tsx';
import { MiniAlarm, MiniIncident } from './MiniIncident.tsx';
import { MiniMap } from './MiniMap.tsx';

type DrawnContent = Exclude<TileContent, { kind: 'camera' | 'cameraTour' | 'unitVideo' }>;

/** What a tile without a live picture shows, in small, from what the page knows: nothing is fetched, decoded or drawn on a map. */
export function MiniContent({ content }: { readonly content: DrawnContent }): ReactElement {
  switch (content.kind) {
    case 'recording':
      return <MiniRecording attachmentId={content.attachmentId} />;
    case 'incident':
      return <MiniIncident incidentId={content.incidentId} />;
    case 'alarm':
      return <MiniAlarm alarmGroupId={content.alarmGroupId} />;
    case 'map':
      return <MiniMap content={content} />;
    case 'clock':
      return <MiniClock />;
    case 'banner':
      return <MiniCard kind="banner" title={content.text} />;
    case 'page': {
      const { host, pathname } = new URL(content.url);
      return (
        <MiniCard kind="page" title={host} under={pathname === '/' ? '' : pathname}>
          <MiniIcon name="page" />
        </MiniCard>
      );
    }
  }
}

function MiniClock(): ReactElement {
  return <MiniCard kind="clock" title={clockTime(useServerNow())} />;
}

function MiniRecording({ attachmentId }: { readonly attachmentId: AttachmentId }): ReactElement {
  const { t } = useTranslation();
  const recording = useRecording(attachmentId);
  if (recording === null) return <MiniCard kind="recording" title={t('tile.clip.missing')} />;
  const { attachment, from, incident } = recording;
  return (
    <MiniCard
      kind="recording"
      title={attachment.clip?.cameraName ?? attachment.caption}
      under={`#${incident.number} ${clockTime(from)}`}
    >
      <MiniIcon name="recording" />
    </MiniCard>
  );
}
