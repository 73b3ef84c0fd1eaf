import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseSdp } from '../../../../../server/media/ingest/rtsp/parseSdp.ts';
import { StreamFailure } from '../../../../../server/media/ingest/StreamFailure.ts';

const head = 'v=0\r\no=- 1 1 IN IP4 0.0.0.0\r\ns=camera\r\na=control:*\r\n';
const audio = 'm=audio 0 RTP/AVP 8\r\na=rtpmap:8 PCMA/8000\r\na=control:track2\r\n';
const h264 =
  'm=video 0 RTP/AVP 96\r\na=rtpmap:96 H264/90000\r\na=fmtp:96 packetization-mode=1;sprop-parameter-sets=Z0IAHpWoKA9k,aM48gA==\r\na=control:trackID=1\r\n';

function reasonOf(sdp: string): string {
  try {
    parseSdp(sdp);
  } catch (failure) {
    if (failure instanceof StreamFailure) return failure.reason;
    throw failure;
  }
  return 'none';
}

test('finds the H.264 track among others, with its parameter sets', () => {
  expect(parseSdp(head + audio + h264)).toEqual({
    payloadType: 96,
    control: 'trackID=1',
    sessionControl: '*',
    parameterSets: [Buffer.from('Z0IAHpWoKA9k', 'base64'), Buffer.from('aM48gA==', 'base64')],
  });
});

test.each([
  ['h265', `${head}m=video 0 RTP/AVP 96\r\na=rtpmap:96 H265/90000\r\n`],
  ['unsupportedCodec', `${head}m=video 0 RTP/AVP 26\r\na=rtpmap:26 JPEG/90000\r\n`],
  ['unsupportedCodec', head + h264.replace('packetization-mode=1', 'packetization-mode=2')],
  ['noVideo', head + audio],
  ['badAnswer', '<html>it works</html>'],
  ['badAnswer', ''],
])('names %s', (reason, sdp) => {
  expect(reasonOf(sdp)).toBe(reason);
});

test('never throws anything but a named failure', () => {
  const line = fc.oneof(fc.constantFrom(...(head + h264).split('\r\n')), fc.string({ maxLength: 60 }));
  fc.assert(
    fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
      reasonOf(`v=0\r\n${lines.join('\r\n')}`);
    }),
  );
});
