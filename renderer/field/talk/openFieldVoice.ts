import type { i18n } from 'i18next';
import type { HallConnection } from '../../connection/HallConnection.ts';
import { VoiceClient, voiceEn, voiceZh } from '../../features/voice/index.ts';
import type { MediaConnection } from '../../media/MediaConnection.ts';
import { openFieldMedia } from './openFieldMedia.ts';

export interface FieldVoice {
  readonly voice: VoiceClient;
  readonly media: MediaConnection;
}

/** The phone's voice on one line to the hall: media, talkgroups and their words. */
export function openFieldVoice(
  hall: HallConnection,
  translation: i18n,
  onOpen: (opened: FieldVoice) => void,
): () => void {
  translation.addResourceBundle('zh-CN', 'translation', voiceZh, true, false);
  translation.addResourceBundle('en', 'translation', voiceEn, true, false);
  const { media, close } = openFieldMedia(hall);
  const voice = new VoiceClient({ connection: hall, media });
  onOpen({ voice, media });
  return () => {
    voice.close();
    close();
  };
}
