import { mediaNotices } from '../../../protocol/media/mediaNotices.ts';
import type { CallMedia } from '../../../protocol/media/mediaCalls.ts';
import type { CallName, NoticeName } from '../../../protocol/wire/allCalls.ts';
import type { HallConnection } from '../../connection/HallConnection.ts';
import { MediaConnection } from '../../media/MediaConnection.ts';

/** The phone's one line to the media plant, for voice and video, over its line to the hall. */
export function openFieldMedia(hall: HallConnection): { readonly media: MediaConnection; readonly close: () => void } {
  const media = new MediaConnection({
    call: ((name: CallName, input: never) => hall.call(name, input)) as CallMedia,
  });
  const stops = [
    hall.onStatus((status) => {
      if (status === 'online') media.restart();
    }),
    ...Object.keys(mediaNotices).map((name) => hall.on(name as NoticeName, (body) => media.hear(name, body))),
  ];
  return {
    media,
    close: () => {
      for (const stop of stops) stop();
      media.close();
    },
  };
}
