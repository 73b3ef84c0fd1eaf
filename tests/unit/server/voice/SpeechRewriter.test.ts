import { expect, test } from 'vitest';
import { SpeechRewriter } from '../../../../server/voice/speech/SpeechRewriter.ts';

interface Heard {
  sequence: number;
  timestamp: number;
  ssrc: number;
  payloadType: number;
  hasMarker: boolean;
  hasExtension: boolean;
  payload: string;
}

function packet(sequence: number, timestamp: number, options: { extension?: boolean; sources?: number } = {}): Buffer {
  const { extension = false, sources = 0 } = options;
  const header = Buffer.alloc(12);
  header[0] = 0x80 | (extension ? 0x10 : 0) | sources;
  header[1] = 111;
  header.writeUInt16BE(sequence, 2);
  header.writeUInt32BE(timestamp, 4);
  header.writeUInt32BE(0xdead_beef, 8);
  const extensionWords = extension ? Buffer.from([0xbe, 0xde, 0x00, 0x01, 0x10, 0xff, 0x00, 0x00]) : Buffer.alloc(0);
  return Buffer.concat([header, Buffer.alloc(sources * 4), extensionWords, Buffer.from(`voice${sequence}`)]);
}

function read(bytes: Buffer | null): Heard {
  if (bytes === null) throw new Error('Nothing was sent');
  const first = bytes.readUInt8(0);
  const second = bytes.readUInt8(1);
  return {
    sequence: bytes.readUInt16BE(2),
    timestamp: bytes.readUInt32BE(4),
    ssrc: bytes.readUInt32BE(8),
    payloadType: second & 0x7f,
    hasMarker: second >= 0x80,
    hasExtension: (first & 0x1f) !== 0,
    payload: bytes.subarray(12).toString('latin1'),
  };
}

function createRewriter() {
  const clock = { nowMs: 1_000 };
  return { clock, rewriter: new SpeechRewriter({ ssrc: 7, payloadType: 100, nowMs: () => clock.nowMs }) };
}

test('two speakers become one stream: sequence goes on, time goes on by the silence between them', () => {
  const { clock, rewriter } = createRewriter();
  rewriter.startBurst();
  const first = read(rewriter.rewrite(packet(65_535, 4_294_967_000)));
  clock.nowMs += 20;
  const second = read(rewriter.rewrite(packet(0, 664)));
  clock.nowMs += 500;
  rewriter.startBurst();
  const other = read(rewriter.rewrite(packet(9_000, 123)));

  expect([first.hasMarker, second.hasMarker, other.hasMarker]).toEqual([true, false, true]);
  expect((second.sequence - first.sequence) & 0xffff).toBe(1);
  expect((second.timestamp - first.timestamp) >>> 0).toBe(960);
  expect((other.sequence - second.sequence) & 0xffff).toBe(1);
  expect((other.timestamp - second.timestamp) >>> 0).toBe(24_000);
  expect([first, second, other].map(({ ssrc, payloadType }) => [ssrc, payloadType])).toEqual(Array(3).fill([7, 100]));
});

test('losses and disorder within a burst stay visible to the listener', () => {
  const { rewriter } = createRewriter();
  rewriter.startBurst();
  const sequences = [10, 13, 12].map((sequence) => read(rewriter.rewrite(packet(sequence, sequence * 960))).sequence);

  expect(sequences.map((sequence) => (sequence - (sequences[0] ?? 0)) & 0xffff)).toEqual([0, 3, 2]);
  // The late packet does not make the next burst reuse the number of the newest.
  rewriter.startBurst();
  expect((read(rewriter.rewrite(packet(1, 1))).sequence - (sequences[1] ?? 0)) & 0xffff).toBe(1);
});

test('strips sources and header extensions, which mean nothing outside their own transport', () => {
  const { rewriter } = createRewriter();
  rewriter.startBurst();

  expect(read(rewriter.rewrite(packet(3, 0, { extension: true, sources: 2 })))).toMatchObject({
    hasExtension: false,
    payload: 'voice3',
  });
});

test('ends a burst with silence in sequence, and makes none before anything was said', () => {
  const { clock, rewriter } = createRewriter();
  expect(rewriter.makeSilence()).toBeNull();
  rewriter.startBurst();
  const last = read(rewriter.rewrite(packet(5, 4_800)));
  clock.nowMs += 20;
  const silence = read(rewriter.makeSilence());

  expect(silence).toEqual({
    sequence: last.sequence + 1,
    timestamp: last.timestamp + 960,
    ssrc: 7,
    payloadType: 100,
    hasMarker: false,
    hasExtension: false,
    payload: '\u00f8\u00ff\u00fe',
  });
});

test.each([
  ['nothing', Buffer.alloc(0)],
  ['a cut header', packet(1, 1).subarray(0, 11)],
  ['a header without payload', packet(1, 1).subarray(0, 12)],
  ['another version', Buffer.concat([Buffer.from([0x40]), packet(1, 1).subarray(1)])],
  ['an extension longer than the packet', packet(1, 1, { extension: true }).subarray(0, 16)],
])('sends nothing on for %s', (_, bytes) => {
  const { rewriter } = createRewriter();
  rewriter.startBurst();
  expect(rewriter.rewrite(bytes)).toBeNull();
});
