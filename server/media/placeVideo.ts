import type { PlainTransport, Producer } from 'mediasoup/types';
import type { RtpDestination } from './ingest/ingestMessages.ts';
import type { MediaWorker } from './MediaWorker.ts';
import { h264Parameters } from './routerCodecs.ts';

export const videoPayloadType = 102;
export const playoutDelayId = 5;

export type PlacedVideo = { transport: PlainTransport; producer: Producer; destination: RtpDestination };

/** A producer on a worker, fed over loopback by the ingest process under this source. */
export async function placeVideo(
  worker: MediaWorker,
  options: { ssrc: number; hasPlayoutDelay: boolean },
): Promise<PlacedVideo> {
  const transport = await worker.router.createPlainTransport({
    listenInfo: { protocol: 'udp', ip: '127.0.0.1', recvBufferSize: 1 << 20 },
    rtcpMux: true,
    comedia: true,
  });
  const producer = await transport.produce({
    kind: 'video',
    rtpParameters: {
      codecs: [
        {
          mimeType: 'video/H264',
          payloadType: videoPayloadType,
          clockRate: 90000,
          parameters: h264Parameters,
          rtcpFeedback: [
            { type: 'nack', parameter: 'pli' },
            { type: 'ccm', parameter: 'fir' },
          ],
        },
      ],
      headerExtensions: options.hasPlayoutDelay
        ? [{ uri: 'http://www.webrtc.org/experiments/rtp-hdrext/playout-delay', id: playoutDelayId }]
        : [],
      encodings: [{ ssrc: options.ssrc }],
    },
  });
  return { transport, producer, destination: { ip: '127.0.0.1', port: transport.tuple.localPort } };
}
