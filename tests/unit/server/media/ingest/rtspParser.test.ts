import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RtspParser, type RtspMessage } from '../../../../../server/media/ingest/rtsp/RtspParser.ts';
import { StreamFailure } from '../../../../../server/media/ingest/StreamFailure.ts';

const response = Buffer.from('RTSP/1.0 200 OK\r\nCSeq: 3\r\nContent-Length: 5\r\n\r\nhello');
const frame = Buffer.concat([Buffer.from([0x24, 2, 0, 3]), Buffer.from('abc')]);
const request = Buffer.from('OPTIONS rtsp://c/ RTSP/1.0\r\nCSeq: 9\r\n\r\n');

function readAll(chunks: readonly Buffer[]): RtspMessage[] {
  const messages: RtspMessage[] = [];
  const parser = new RtspParser((message) => messages.push(message));
  for (const chunk of chunks) parser.push(chunk);
  return messages;
}

function describeMessage(message: RtspMessage): unknown[] {
  if (message.kind === 'frame') return ['frame', message.channel, message.payload.toString()];
  if (message.kind === 'request') return ['request', message.method, message.headers.get('cseq')];
  return ['response', message.status, message.headers.get('cseq'), message.body.toString()];
}

test('reads the same messages however the connection cuts them', () => {
  const whole = Buffer.concat([frame, response, Buffer.from('\r\n'), frame, request, frame]);
  const expected = readAll([whole]).map(describeMessage);
  expect(expected).toEqual([
    ['frame', 2, 'abc'],
    ['response', 200, ['3'], 'hello'],
    ['frame', 2, 'abc'],
    ['request', 'OPTIONS', ['9']],
    ['frame', 2, 'abc'],
  ]);
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: whole.length }), { maxLength: 12 }), (cuts) => {
      const edges = [0, ...cuts.sort((a, b) => a - b), whole.length];
      const chunks = edges.slice(1).map((end, index) => whole.subarray(edges[index], end));
      expect(readAll(chunks).map(describeMessage)).toEqual(expected);
    }),
  );
});

test('answers garbage with a named failure and nothing else', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 20 }), (chunks) => {
      try {
        readAll(chunks.map((chunk) => Buffer.from(chunk)));
      } catch (failure) {
        expect(failure).toBeInstanceOf(StreamFailure);
      }
    }),
    { numRuns: 500 },
  );
});

test.each([
  ['a header that never ends', Buffer.alloc(20_000, 'RTSP/1.0 200 OK\r\nA: b\r\n')],
  ['a body of a gigabyte', Buffer.from('RTSP/1.0 200 OK\r\nContent-Length: 999999999\r\n\r\n')],
  ['a content length that is no number', Buffer.from('RTSP/1.0 200 OK\r\nContent-Length: -1\r\n\r\n')],
  ['a web page', Buffer.from('HTTP/1.1 200 OK\r\n\r\n')],
  ['bytes of another protocol', Buffer.from([0x16, 0x03, 0x01, 0x02])],
])('refuses %s', (_, bytes) => {
  expect(() => readAll([bytes])).toThrow(expect.objectContaining({ reason: 'badAnswer' }) as Error);
});
