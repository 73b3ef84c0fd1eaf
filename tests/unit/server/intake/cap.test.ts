import { afterAll, expect, test } from 'vitest';
import { emptyHallState } from '../../../../protocol/hall/hallState.ts';
import type { IntakeSource } from '../../../../protocol/intake/intakeSource.ts';
import { Rejected } from '../../../../protocol/wire/rejection.ts';
import { capName, capReport, refuseIdentifyingAlert, whyNotLive } from '../../../../server/intake/cap/capReport.ts';
import { CapReader } from '../../../../server/intake/cap/CapReader.ts';
import { writeCap } from '../../../../server/intake/cap/writeCap.ts';
import { mainJob, stateAfter } from '../../../support/incidentBuilder.ts';
import {
  badAlerts,
  capAlert,
  capInfo,
  childAbduction,
  goodAlerts,
  sentNow,
} from '../../../support/intake/capAlerts.ts';
import { webhookSource } from '../../../support/intake/intakeClient.ts';

const reader = new CapReader(new URL('../../../../resources/cap/CAP-v1.2.xsd', import.meta.url).pathname);
afterAll(() => reader.close());
const read = (text: string) => reader.read(Buffer.from(text));
const source: IntakeSource = { ...webhookSource, id: 'warnings', source: 'cap' };
const arrival = { source, directory: { places: [], areas: [] }, now: Date.now(), rootId: undefined };

test.each(Object.entries(goodAlerts))('takes a sound message: %s', (_, text) => {
  expect(read(text).status).toBe('Actual');
});

test.each(Object.entries(badAlerts))('refuses a broken message and says where: %s', (_, text) => {
  expect(() => read(text)).toThrow(Rejected);
  try {
    read(text);
  } catch (error) {
    expect(error).toMatchObject({ reason: 'capInvalid', details: { where: expect.stringMatching(/./) as string } });
  }
});

test('a sound message that asks for a person or a plate is refused all the same', () => {
  expect(() => refuseIdentifyingAlert(read(childAbduction))).toThrow('identifiesPersons');
  for (const text of Object.values(goodAlerts)) refuseIdentifyingAlert(read(text));
});

test('bytes that are not UTF-8 are refused', () => {
  expect(() => reader.read(Buffer.from(capAlert(), 'utf16le'))).toThrow('capInvalid');
});

test('a closed reader sends the sender away to come again instead of finding the alert at fault', () => {
  const closed = new CapReader(new URL('../../../../resources/cap/CAP-v1.2.xsd', import.meta.url).pathname);
  closed.close();
  expect(() => closed.read(Buffer.from(capAlert()))).toThrow('serverStopping');
});

test('only what is Actual is live: exercises, tests, system messages and drafts never are', () => {
  for (const status of ['Exercise', 'Test', 'System', 'Draft']) {
    expect(whyNotLive(read(capAlert({ status })), Date.now())).toBe(`status${status}`);
  }
  expect(whyNotLive(read(capAlert()), Date.now())).toBeNull();
});

test('acknowledgements, errors, empty and expired messages raise nothing', () => {
  const middle = '<references>storm@weather.example,KSTO1055887203,2026-01-01T00:00:00+08:00</references>';
  for (const msgType of ['Ack', 'Error']) {
    expect(whyNotLive(read(capAlert({ msgType, middle })), Date.now())).toBe(`msgType${msgType}`);
  }
  expect(whyNotLive(read(capAlert({ info: '' })), Date.now())).toBe('noInfo');
  const expired = capAlert({ info: capInfo({ expires: sentNow(-60) }) });
  expect(whyNotLive(read(expired), Date.now())).toBe('expired');
});

test('a report takes the middle of the polygon, the most severe part and the handling of its scope', () => {
  const storm = capReport(read(goodAlerts['twoLanguages'] ?? ''), arrival);
  expect(storm).toMatchObject({ priority: 1, incidentType: 'environment', isCancelled: false, handling: 'open' });
  expect(storm.place).toMatchObject({ lon: 113.11, lat: 29.4, address: '岳阳楼区北部' });
  expect(capReport(read(goodAlerts['private'] ?? ''), arrival).handling).toBe('private');
  expect(capReport(read(goodAlerts['restricted'] ?? ''), arrival).handling).toBe('restricted');
  const flood = capAlert({ info: capInfo({ event: '暴雨红色预警' }) });
  expect(capReport(read(flood), arrival).incidentType).toBe('flood');
});

test('an update belongs to the report that its references name', () => {
  const first = read(capAlert());
  const update = read(
    capAlert({ identifier: 'U2', msgType: 'Update', middle: `<references>${capName(first)}</references>` }),
  );
  expect(update.references).toEqual([capName(first)]);
  expect(capReport(update, { ...arrival, rootId: 'root' }).externalId).toBe('root');
});

test('what the hall writes is valid itself, in every state of an incident, whatever its words hold', () => {
  for (let length = 2; length <= mainJob.length; length += 1) {
    const { incidents } = stateAfter(mainJob.slice(0, length), emptyHallState());
    const incident = Object.values(incidents)[0];
    if (incident === undefined) throw new Error('no incident');
    const nasty = { ...incident, summary: 'a < b & "c" ]]> \u0001 火' };
    const written = read(writeCap(nasty, { sender: 'yigan-hall', now: 2_000 }));
    expect(written).toMatchObject({ scope: 'Restricted', msgType: length === 2 ? 'Alert' : 'Update' });
    expect(written.infos[0]).toMatchObject({ description: 'a < b & "c" ]]>  火', severity: 'Extreme' });
  }
});
