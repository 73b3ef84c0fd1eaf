import { expect, test } from 'vitest';
import { cameraIdSchema, unitIdSchema } from '../../../../protocol/ids.ts';
import type { AssignmentStatus, Incident } from '../../../../protocol/incident/incident.ts';
import type { HallState } from '../../../../protocol/hall/hallState.ts';
import { checkSceneCamera, keepsSceneCamera } from '../../../../protocol/scene/checkSceneCamera.ts';

const unitId = unitIdSchema.parse('unit-1');
const linked = cameraIdSchema.parse('camera-1');
const other = cameraIdSchema.parse('camera-2');

function stateWith(status: AssignmentStatus, onDuty = true): Pick<HallState, 'incidents' | 'units'> {
  const incident = {
    id: 'incident-1',
    cameras: [{ cameraId: linked }],
    assignments: [{ unitId, status }],
  } as unknown as Incident;
  return {
    incidents: { 'incident-1': incident },
    units: { [unitId]: { unitId, onDuty, since: 0 } },
  };
}

function ask(status: AssignmentStatus, change: Partial<Parameters<typeof checkSceneCamera>[2]> = {}, onDuty = true) {
  const purpose = { kind: 'incident', incidentId: 'incident-1' } as const;
  return checkSceneCamera(stateWith(status, onDuty), unitId, { cameraId: linked, stream: 'sub', purpose, ...change });
}

test('lets a unit look through a linked camera from setting out until its report, and no longer', () => {
  const statuses = ['sent', 'acknowledged', 'enRoute', 'onScene', 'reportedBack', 'recalled'] as const;
  expect(statuses.filter((status) => ask(status) === null)).toEqual(['enRoute', 'onScene']);
  expect(ask('acknowledged')).toBe('sceneNotUnderWay');
  expect(ask('onScene', {}, false)).toBe('sceneNotUnderWay');
});

test('refuses other cameras, other purposes, other incidents and the large picture', () => {
  expect(ask('onScene', { cameraId: other })).toBe('sceneCameraOther');
  expect(ask('onScene', { purpose: { kind: 'watch' } })).toBe('sceneCameraOther');
  expect(ask('onScene', { purpose: { kind: 'incident', incidentId: '__proto__' } })).toBe('sceneCameraOther');
  expect(ask('onScene', { stream: 'main' })).toBe('sceneCameraStream');
});

test('ends a picture when its assignment or its link ends', () => {
  expect(keepsSceneCamera(stateWith('onScene'), unitId, linked)).toBe(true);
  expect(keepsSceneCamera(stateWith('reportedBack'), unitId, linked)).toBe(false);
  expect(keepsSceneCamera(stateWith('onScene'), unitId, other)).toBe(false);
  expect(keepsSceneCamera(stateWith('onScene'), unitIdSchema.parse('unit-2'), linked)).toBe(false);
});
