import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { IncidentId } from '../../../protocol/ids.ts';
import type { HallConnection } from '../../connection/HallConnection.ts';
import type { VoiceClient } from '../../features/voice/index.ts';
import { TalkButton, VoiceContext } from '../../features/voice/index.ts';
import { openFieldVoice } from './openFieldVoice.ts';

interface FieldTalkProps {
  readonly hall: HallConnection;
  readonly incidentId: IncidentId | null;
}

/** Push-to-talk over one line to the hall; loaded after the rest of the page, since it brings the media library. */
export function FieldTalk({ hall, incidentId }: FieldTalkProps) {
  const { i18n } = useTranslation();
  const [voice, setVoice] = useState<VoiceClient | null>(null);
  useEffect(() => openFieldVoice(hall, i18n, setVoice), [hall, i18n]);
  if (voice === null) return null;
  return (
    <VoiceContext value={voice}>
      <TalkButton incidentId={incidentId} />
    </VoiceContext>
  );
}
