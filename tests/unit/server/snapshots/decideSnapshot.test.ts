import { expect, test } from 'vitest';
import { snapshotTakenSchema, takeSnapshotSchema } from '../../../../protocol/snapshot/snapshot.ts';
import { Rejected } from '../../../../protocol/wire/rejection.ts';
import { decideSnapshot } from '../../../../server/snapshots/index.ts';
import { actor, facts, incidentId, stateAfter } from '../../../support/incidentBuilder.ts';

const operator = actor('videoOperator');
const stored = { id: 'picture-1', mediaType: 'image/png', sizeBytes: 7, sha256: 'a'.repeat(64) } as const;
const command = takeSnapshotSchema.parse({
  type: 'takeSnapshot',
  incidentId,
  attachmentId: 'picture-1',
  caption: '东门高空',
  cameraId: 'camera-1',
  stream: 'main',
  frameAgeMs: 40,
  widthPx: 1280,
  heightPx: 720,
  watermark: '张三 · 视频席 seat-1 · 2026-11-21 22:00',
});
const withPicture = { ...facts(operator), findAttachment: () => stored as never };
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

test('a snapshot stands in the incident’s log with what was stored, the camera, and the age of the frame', () => {
  const [event] = decideSnapshot(reported, command, withPicture);
  expect(snapshotTakenSchema.parse(event)).toEqual({
    type: 'snapshotTaken',
    incidentId,
    attachment: { ...stored, caption: '东门高空' },
    cameraId: 'camera-1',
    stream: 'main',
    frameAgeMs: 40,
    widthPx: 1280,
    heightPx: 720,
    watermark: command.watermark,
  });
  if (event === undefined) throw new Error('no event');
  const line = stateAfter([[event, operator]], reported).incidents[incidentId]?.log.at(-1);
  expect(line).toMatchObject({ event: 'snapshotTaken', actor: operator, attachment: { sha256: stored.sha256 } });
});

test('nothing is logged without the incident, the camera or the bytes, or once the incident is over', () => {
  const refused = (of: () => unknown) => {
    try {
      of();
    } catch (error) {
      if (error instanceof Rejected) return error.reason;
      throw error;
    }
    return 'allowed';
  };
  const voided = stateAfter([[{ type: 'incidentVoided', incidentId, reason: '误报' }, operator]], reported);
  expect([
    refused(() => decideSnapshot(reported, { ...command, incidentId: 'incident-9' as never }, withPicture)),
    refused(() => decideSnapshot(reported, { ...command, cameraId: 'camera-9' as never }, withPicture)),
    refused(() => decideSnapshot(reported, command, facts(operator))),
    refused(() => decideSnapshot(voided, command, withPicture)),
  ]).toEqual(['incidentUnknown', 'cameraUnknown', 'attachmentUnknown', 'incidentStatus']);
});
