import { expect, test } from 'vitest';
import { parseAudioTrack } from '../../../../../server/media/ingest/audio/parseAudioTrack.ts';
import { StreamFailure } from '../../../../../server/media/ingest/StreamFailure.ts';

const head = 'v=0\r\na=control:*\r\nm=video 0 RTP/AVP 96\r\na=rtpmap:96 H264/90000\r\na=control:track1\r\n';

function failureOf(sdp: string): unknown {
  try {
    parseAudioTrack(sdp);
    return null;
  } catch (failure) {
    return failure instanceof StreamFailure ? failure.reason : failure;
  }
}

test('finds G.711 by its line, and by its well-known number where the camera writes none', () => {
  const written = `${head}m=audio 0 RTP/AVP 97\r\na=rtpmap:97 pcma/8000/1\r\na=control:track2\r\n`;
  expect(parseAudioTrack(written)).toEqual({
    codec: 'PCMA',
    payloadType: 97,
    control: 'track2',
    sessionControl: '*',
  });
  expect(parseAudioTrack(`${head}m=audio 0 RTP/AVP 0\r\n`)).toMatchObject({ codec: 'PCMU', payloadType: 0 });
});

test('names what keeps a sound from being heard', () => {
  expect(failureOf(head)).toBe('noSound');
  expect(failureOf(`${head}m=audio 0 RTP/AVP 98\r\na=rtpmap:98 MPEG4-GENERIC/16000\r\n`)).toBe('soundCodec');
  expect(failureOf(`${head}m=audio 0 RTP/AVP 97\r\na=rtpmap:97 PCMA/16000\r\n`)).toBe('soundCodec');
  expect(failureOf('not a session')).toBe('badAnswer');
});
