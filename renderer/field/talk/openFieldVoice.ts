import type { i18n } from 'i18next';
import type { HallConnection } from '../../connection/HallConnection.ts';
import { VoiceClient, voiceEn, voiceZh } from '../../features/voice/index.ts';
import { MediaConnection } from '../../media/MediaConnection.ts';
import { mediaNotices } from '../../../protocol/media/mediaNotices.ts';
import type { CallMedia } from '../../../protocol/media/mediaCalls.ts';
import type { CallName, NoticeName } from '../../../protocol/wire/allCalls.ts';

/** The phone's voice on one line to the hall: media, talkgroups and their words. */
export function openFieldVoice(
  hall: HallConnection,
  translation: i18n,
  onOpen: (voice: VoiceClient) => void,
): () => void {
  translation.addResourceBundle('zh-CN', 'translation', voiceZh, true, false);
  translation.addResourceBundle('en', 'translation', voiceEn, true, false);
  const media = new MediaConnection({
    call: ((name: CallName, input: never) => hall.call(name, input)) as CallMedia,
  });
  const voice = new VoiceClient({ connection: hall, media });
  const stops = [
    hall.onStatus((status) => {
      if (status === 'online') media.restart();
    }),
    ...Object.keys(mediaNotices).map((name) => hall.on(name as NoticeName, (body) => media.hear(name, body))),
  ];
  onOpen(voice);
  return () => {
    for (const stop of stops) stop();
    voice.close();
    media.close();
  };
}
