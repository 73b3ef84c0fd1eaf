import { useEffect, useState } from 'react';
import type { AssignmentId, IncidentId } from '../../../protocol/ids.ts';
import type { HallConnection } from '../../connection/HallConnection.ts';
import { TalkButton, VoiceContext } from '../../features/voice/index.ts';
import { SceneCameras } from '../cameras/SceneCameras.tsx';
import { FieldVideo } from '../video/FieldVideo.tsx';
import { openFieldVoice, type FieldVoice } from './openFieldVoice.ts';
import { useWords } from '../useWords.ts';

interface FieldTalkProps {
  readonly hall: HallConnection;
  readonly incidentId: IncidentId | null;
  readonly assignmentId: AssignmentId | null;
}

/** Push-to-talk and live video over one line to the hall; loaded after the rest of the page, since it brings the media library. */
export function FieldTalk({ hall, incidentId, assignmentId }: FieldTalkProps) {
  const { i18n } = useWords();
  const [opened, setOpened] = useState<FieldVoice | null>(null);
  useEffect(() => openFieldVoice(hall, i18n, setOpened), [hall, i18n]);
  if (opened === null) return null;
  return (
    <VoiceContext value={opened.voice}>
      <FieldVideo
        hall={hall}
        media={opened.media}
        assignmentId={assignmentId}
        beside={incidentId !== null && <SceneCameras hall={hall} media={opened.media} incidentId={incidentId} />}
      />
      <TalkButton incidentId={incidentId} />
    </VoiceContext>
  );
}
