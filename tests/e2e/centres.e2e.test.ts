import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { agencyIdSchema, incidentIdSchema, unitIdSchema } from '../../protocol/ids.ts';
import type { FieldHall } from '../support/fieldHall.ts';
import { keepPicture } from '../support/keepPicture.ts';
import { useTestHall } from '../support/TestHall.ts';

const hall = useTestHall();
let desk: FieldHall;
let phone: Page;

/** Inside the first street of the demo city, and in its other county. */
const inStreet = { lon: 112.979365, lat: 29.500186 };

beforeAll(async () => {
  desk = await hall.desk();
});

async function report(areaId: string, summary: string) {
  const incidentId = incidentIdSchema.parse(randomUUID());
  const facts = { incidentType: 'flood', priority: 2, place: inStreet, areaId, summary, source: 'phone' };
  const steps = [
    { type: 'reportIncident', incidentId, ...facts },
    { type: 'acceptIncident', incidentId, expect: 1 },
    { type: 'openIncident', incidentId, expect: 2 },
  ];
  for (const step of steps) expect(await desk.dispatcher.command(step)).toMatchObject({ ok: true });
  return incidentId;
}

test('a broadcast says whom it reaches before it goes, shows receipts as they come, and is taken back in words', async () => {
  phone = await hall.openPhoneOnDuty('police-01');
  const seat = await hall.openSeat('quxian');
  await seat.getByTestId('broadcast-open').click();
  const reach = seat.locator('[data-testid=broadcast-reach][data-count="1"]');
  await reach.waitFor();
  await seat.getByTestId('broadcast-text').fill('暴雨红色预警，立即撤离低洼路段。');
  await keepPicture(seat, 'broadcast-write');
  await seat.getByTestId('broadcast-ask').click();
  await keepPicture(seat, 'broadcast-sure');
  await seat.getByTestId('broadcast-send').click();
  const sheet = phone.getByTestId('field-broadcast');
  await sheet.getByText('暴雨红色预警').waitFor();
  await seat.locator('[data-testid=broadcast-counts][data-delivered="1"][data-seen="0"]').waitFor();
  await keepPicture(phone, 'broadcast-phone');
  await phone.getByTestId('field-broadcast-confirm').click();
  await sheet.waitFor({ state: 'detached' });
  await seat.locator('[data-testid=broadcast-counts][data-seen="1"]').waitFor();
  await seat.getByTestId('broadcast-receipts').click();
  await keepPicture(seat, 'broadcast-receipts');
  await seat.getByTestId('broadcast-recall').click();
  await seat.getByTestId('broadcast-recall-reason').fill('预警已解除');
  await seat.getByTestId('broadcast-recall-send').click();
  await sheet.getByText('预警已解除').waitFor();
  await keepPicture(phone, 'broadcast-recalled-phone');
  await phone.getByTestId('field-broadcast-confirm').click();
  await sheet.waitFor({ state: 'detached' });
  await seat.context().close();
});

test("a street's seat sees its own, is told what the desk did past it, and has no verbs for others' incidents", async () => {
  const own = await report('a-01-01', '鼓楼街积水');
  const other = await report('a-02-01', '别区积水');
  const seat = await hall.openSeat('jiedao-diaodu');
  await seat.locator(`[data-testid=incident-row][data-incident="${own}"]`).waitFor();
  expect(await seat.locator(`[data-testid=incident-row][data-incident="${other}"]`).count()).toBe(0);
  const assignments = [{ assignmentId: randomUUID(), unitId: unitIdSchema.parse('unit-police-01') }];
  const order = { type: 'dispatchUnits', incidentId: own, expect: 3, order: '前往', assignments };
  expect(await desk.dispatcher.command(order)).toMatchObject({ ok: true });
  await seat.getByTestId('informed-row').getByText('鼓楼街积水').waitFor();
  await keepPicture(seat, 'centre-informed');
  await seat.getByTestId('informed-seen').click();
  await seat.getByTestId('informed').waitFor({ state: 'detached' });
  await seat.getByTestId('reach-all').click();
  await seat.locator(`[data-testid=incident-row][data-incident="${other}"]`).click();
  await seat.getByTestId('outside-scope').waitFor();
  await keepPicture(seat, 'centre-outside');
  await seat.context().close();
});

test('an agency is called to take over, and what it takes over is its own from then on', async () => {
  const incidentId = await report('a-02-01', '堤坝渗水');
  const seat = await hall.openSeat('shuiwu');
  expect(await seat.locator(`[data-testid=incident-row][data-incident="${incidentId}"]`).count()).toBe(0);
  const agencyId = agencyIdSchema.parse('agency-water');
  const answerDue = Date.now() + 300_000;
  const handOff = { type: 'handOffIncident', incidentId, expect: 3, agencyId, reason: '属水务职责', answerDue };
  expect(await desk.dispatcher.command(handOff)).toMatchObject({ ok: true });
  await seat.getByTestId('hand-off').getByText('属水务职责').waitFor();
  await keepPicture(seat, 'agency-hand-off');
  await seat.getByTestId('hand-off-accept').click();
  await seat.getByTestId('hand-off').waitFor({ state: 'detached' });
  await seat.locator(`[data-testid=incident-row][data-incident="${incidentId}"]`).waitFor();
  expect((await desk.incident(incidentId)).agencyId).toBe(agencyId);
  await seat.context().close();
});
