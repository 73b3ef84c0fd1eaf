import { Device } from 'mediasoup-client';
import type { RtpCapabilities } from '../../../protocol/media/rtp.ts';

declare global {
  interface Window {
    /** Answered by the bench over its own socket to the hall server. */
    bareCall: (name: string, input: unknown) => Promise<never>;
    showBare: (cameraIds: readonly string[]) => Promise<void>;
  }
}

type Described = { consumerId: string; producerId: string; kind: 'video'; rtpParameters: never };

const columns = 6;

// The least that shows so many streams: one connection, one <video> each, nothing over or beside them.
window.showBare = async (cameraIds) => {
  document.body.replaceChildren();
  document.body.style.cssText = `margin:0;height:100vh;background:#000;display:grid;gap:2px;grid-template:repeat(${Math.ceil(cameraIds.length / columns)},minmax(0,1fr))/repeat(${columns},minmax(0,1fr))`;
  const { rtpCapabilities } = await window.bareCall('media.capabilities', {});
  const device = await Device.factory();
  await device.load({ routerRtpCapabilities: rtpCapabilities });
  const receiving = device.createRecvTransport(
    await window.bareCall('media.createTransport', { direction: 'receive' }),
  );
  receiving.on('connect', ({ dtlsParameters }, connected, failed) => {
    window.bareCall('media.connectTransport', { transportId: receiving.id, dtlsParameters }).then(connected, failed);
  });
  const capabilities = JSON.parse(JSON.stringify(device.recvRtpCapabilities)) as RtpCapabilities;
  for (const cameraId of cameraIds) {
    const asked = { cameraId, stream: 'sub', rtpCapabilities: capabilities, purpose: { kind: 'watch' } };
    const watched = (await window.bareCall('media.watchCamera', asked)) as { consumer: Described };
    const { consumerId, producerId, kind, rtpParameters } = watched.consumer;
    const consumer = await receiving.consume({ id: consumerId, producerId, kind, rtpParameters, streamId: consumerId });
    if (consumer.rtpReceiver) consumer.rtpReceiver.jitterBufferTarget = 0;
    const video = document.createElement('video');
    Object.assign(video, { muted: true, autoplay: true, playsInline: true });
    video.style.cssText = 'width:100%;height:100%;min-height:0;object-fit:contain';
    video.srcObject = new MediaStream([consumer.track]);
    document.body.append(video);
    await window.bareCall('media.resumeConsumer', { consumerId });
  }
};
