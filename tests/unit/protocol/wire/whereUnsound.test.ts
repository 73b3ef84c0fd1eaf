import { expect, test } from 'vitest';
import { intakeBodySchema } from '../../../../protocol/intake/intakeReport.ts';
import { whereUnsound } from '../../../../protocol/wire/whereUnsound.ts';

const report = { externalId: 'a', kind: 'fire', text: '冒烟', place: { lon: 113, lat: 29 } };

test.each([
  ['text', { ...report, text: undefined }],
  ['priority', { ...report, priority: 9 }],
  ['person', { ...report, person: 'x' }],
  ['place.lon', { ...report, place: { lon: 200, lat: 29 } }],
  ['place.address', { ...report, place: {} }],
  ['place.system', { ...report, place: { lon: 113, lat: 29, system: 'utm' } }],
  ['reports', { reports: [] }],
  ['reports.1.text', { reports: [report, { ...report, text: '' }] }],
  ['reports.0.place.lat', { reports: [{ ...report, place: { lon: 113 } }] }],
  ['', 'no object'],
])('names the field that is wrong: %s', (where, body) => {
  const parsed = intakeBodySchema.safeParse(body);
  expect(parsed.success ? 'sound' : whereUnsound(parsed.error)).toBe(where);
});
