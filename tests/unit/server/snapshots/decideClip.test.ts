import { expect, test } from 'vitest';
import { clipKeptSchema, keepClipSchema } from '../../../../protocol/snapshot/clip.ts';
import { clipFactsSchema } from '../../../../protocol/snapshot/clipFacts.ts';
import { Rejected } from '../../../../protocol/wire/rejection.ts';
import { decideClip } from '../../../../server/snapshots/index.ts';
import { actor, facts, incidentId, stateAfter } from '../../../support/incidentBuilder.ts';

const operator = actor('videoOperator');
const clip = clipFactsSchema.parse({
  format: 'yigan-clip-1',
  cameraId: 'camera-1',
  cameraName: '东门高空',
  stream: 'main',
  from: 1_000,
  to: 121_000,
  keptAt: 121_500,
  operator: { accountId: operator.accountId, name: operator.name, role: operator.role },
  seatId: operator.seatId,
  purpose: { kind: 'incident', incidentId },
  watermark: '张三 · 视频席 seat-1',
});
const stored = { id: 'clip-1', mediaType: 'video/mp4', sizeBytes: 9, sha256: 'b'.repeat(64), clip } as const;
const command = keepClipSchema.parse({ type: 'keepClip', incidentId, attachmentId: 'clip-1' });
const withStored = (found: object | undefined) => ({ ...facts(operator), findAttachment: () => found as never });
const reported = stateAfter([
  [
    {
      type: 'incidentReported',
      incidentId,
      number: 1,
      incidentType: 'fire',
      priority: 1,
      place: { lon: 113, lat: 29.5, heightM: null, address: '' } as never,
      areaId: null,
      summary: '起火',
      source: 'desk',
    },
    actor('callTaker'),
  ],
]);

test('a clip stands in the log once, with what the server itself wrote beside it', () => {
  const [event] = decideClip(reported, command, withStored(stored));
  expect(clipKeptSchema.parse(event)).toEqual({
    type: 'clipKept',
    incidentId,
    attachment: { ...stored, caption: '东门高空' },
  });
  if (event === undefined) throw new Error('no event');
  const kept = stateAfter([[event, operator]], reported);
  expect(kept.incidents[incidentId]?.log.at(-1)).toMatchObject({ event: 'clipKept', attachment: { clip } });
  expect(decideClip(kept, command, withStored(stored))).toEqual([]);
});

test.each([
  ['nothing is stored', undefined, 'attachmentUnknown'],
  ['an upload claims to be a clip', { ...stored, clip: undefined }, 'attachmentType'],
  [
    'it was kept for another incident',
    { ...stored, clip: { ...clip, purpose: { ...clip.purpose, incidentId: 'other' } } },
    'attachmentType',
  ],
])('nothing is logged where %s', (_, found, reason) => {
  expect(() => decideClip(reported, command, withStored(found))).toThrow(Rejected);
  expect(() => decideClip(reported, command, withStored(found))).toThrow(reason);
});
