import { Device, type types } from 'mediasoup-client';

export interface TransportOffer {
  id: string;
  iceParameters: types.IceParameters;
  iceCandidates: types.IceCandidate[];
  dtlsParameters: types.DtlsParameters;
}

export interface Signalling {
  connect: (transportId: string, dtlsParameters: types.DtlsParameters) => Promise<void>;
  produce: (transportId: string, rtpParameters: types.RtpParameters) => Promise<string>;
  consume: (transportId: string, rtpCapabilities: types.RtpCapabilities) => Promise<types.ConsumerOptions>;
}

declare global {
  interface Window extends Signalling {
    send: (capabilities: types.RtpCapabilities, offer: TransportOffer) => Promise<void>;
    receive: (capabilities: types.RtpCapabilities, offer: TransportOffer) => Promise<void>;
  }
}

window.send = async (capabilities, offer) => {
  const device = new Device();
  await device.load({ routerRtpCapabilities: capabilities });
  const transport = device.createSendTransport(offer);
  transport.on('connect', ({ dtlsParameters }, done, fail) => {
    window.connect(transport.id, dtlsParameters).then(done, fail);
  });
  transport.on('produce', ({ rtpParameters }, done, fail) => {
    window.produce(transport.id, rtpParameters).then((id) => {
      done({ id });
    }, fail);
  });
  const camera = await navigator.mediaDevices.getUserMedia({ video: { width: 640, height: 360 } });
  const track = camera.getVideoTracks()[0];
  if (track === undefined) throw new Error('The fake camera has no video track');
  // A busy machine then costs frames, not the size of the picture that the test expects.
  track.contentHint = 'detail';
  await transport.produce({ track });
};

window.receive = async (capabilities, offer) => {
  const device = new Device();
  await device.load({ routerRtpCapabilities: capabilities });
  const transport = device.createRecvTransport(offer);
  transport.on('connect', ({ dtlsParameters }, done, fail) => {
    window.connect(transport.id, dtlsParameters).then(done, fail);
  });
  const consumer = await transport.consume(await window.consume(transport.id, device.recvRtpCapabilities));
  const video = document.createElement('video');
  video.muted = true;
  video.srcObject = new MediaStream([consumer.track]);
  document.body.append(video);
  await video.play();
};
