import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { unitIdSchema } from '../../protocol/ids.ts';
import { defaultRulebook } from '../../protocol/rulebook/defaultRulebook.ts';
import type { RulebookView } from '../../protocol/rulebook/rulebookView.ts';
import type { FieldHall } from '../support/fieldHall.ts';
import type { HallClient } from '../support/hallClient.ts';
import { keepPicture } from '../support/keepPicture.ts';
import { useTestHall } from '../support/TestHall.ts';

const hall = useTestHall();
let desk: FieldHall;
let leader: HallClient;
let seat: Page;
let phone: Page;

beforeAll(async () => {
  desk = await hall.desk();
  leader = await hall.client('zhihui');
  seat = await hall.openSeat('diaodu');
  phone = await hall.openPhoneOnDuty('fire-01');
});

/** Rules whose waits are seconds, for incidents reported from now on; written as the rules' page writes them. */
async function shortenWaits(change: Partial<typeof defaultRulebook>): Promise<void> {
  const headers = { cookie: leader.cookie, 'content-type': 'application/json' };
  const read = await fetch(`${hall.url}/api/rulebook`, { headers });
  const { current } = (await read.json()) as RulebookView;
  const command = { type: 'changeRulebook', expect: current, note: 'test', book: { ...defaultRulebook, ...change } };
  const written = await fetch(`${hall.url}/api/rulebook`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ id: `rules-${current}`, command }),
  });
  expect(await written.json()).toMatchObject({ ok: true });
}

test('a unit in danger reaches every desk, is told that it was heard, and is let go with a reason', async () => {
  const sos = phone.getByTestId('field-sos');
  await phone.locator('.talk-press').focus();
  await phone.keyboard.down('Space');
  await phone.locator('.talk-press[data-phase=granted]').waitFor();
  await sos.dispatchEvent('pointerdown');
  await phone.getByTestId('field-emergency').waitFor();
  // Who talks already need not press again to be heard as one in danger.
  await seat.locator('.talk-bar .talk-emergency').waitFor();
  await seat.getByTestId('emergency').getByText('按下紧急键').waitFor();
  await keepPicture(seat, 'emergency-seat');
  await seat.getByTestId('emergency-acknowledge').click();
  await phone.locator('[data-testid=field-emergency][data-heard=true]').waitFor();
  await keepPicture(phone, 'emergency-phone');
  await phone.keyboard.up('Space');
  await seat.getByTestId('emergency-end').click();
  await seat.getByTestId('emergency-reason').fill('电台确认平安');
  await seat.getByTestId('emergency-end-confirm').click();
  await seat.getByTestId('emergency').waitFor({ state: 'detached' });
  await phone.getByTestId('field-emergency').waitFor({ state: 'detached' });
});

test('a short press on the emergency key calls nobody', async () => {
  const sos = phone.getByTestId('field-sos');
  await sos.dispatchEvent('pointerdown');
  await sos.dispatchEvent('pointerup');
  await phone.locator('[data-testid=field-sos][data-held=false]').waitFor();
  const { snapshot } = await desk.dispatcher.call('live.join', {});
  expect(Object.values(snapshot?.emergencies ?? {}).filter(({ ended }) => ended === null)).toEqual([]);
});

test('an order that no phone hears is shown where it was sent, with the cause and another unit', async () => {
  await shortenWaits({ ladder: { realertS: 1, warnS: 1, nextS: 2, next: 'propose' } });
  for (const unitId of ['unit-fire-02', 'unit-fire-03'])
    await desk.dispatcher.command({ type: 'startDuty', unitId: unitIdSchema.parse(unitId) });
  const sent = await desk.sendUnit('unit-fire-02', '仓库起火');
  const row = seat.getByTestId('unanswered');
  await row.getByText('未送达').waitFor();
  await seat.getByTestId('unanswered-send').waitFor();
  await keepPicture(seat, 'unanswered-seat');
  const events = (await desk.incident(sent.incidentId)).log.map(({ event }) => event);
  expect(events.filter((event) => /Realerted|Warned|PassedOn/.test(event))).toEqual([
    'assignmentRealerted',
    'deliveryWarned',
    'assignmentPassedOn',
  ]);
  await desk.recall(sent, '结束');
  await row.waitFor({ state: 'detached' });
});

test('a unit on scene is asked whether it is well, and its answer is in the journal', async () => {
  await shortenWaits({ welfare: { isOn: true, everyS: 1, answerS: 600, secondS: 600 } });
  const sent = await desk.sendUnit('unit-fire-01', '厨房起火');
  await phone.getByTestId('field-acknowledge').click();
  await phone.getByTestId('field-depart').click();
  await phone.getByTestId('field-arrive').click();
  await phone.getByTestId('field-welfare').waitFor();
  await keepPicture(phone, 'welfare-phone');
  await phone.getByTestId('field-well').click();
  await phone.getByTestId('field-welfare').waitFor({ state: 'detached' });
  // The phone takes its answer at once and sends it; the journal has it a moment later.
  const isAnswered = async () =>
    (await desk.incident(sent.incidentId)).log.some(
      ({ event, actor }) => event === 'welfareAnswered' && actor.role === 'fieldUnit',
    );
  await expect.poll(isAnswered, { timeout: 15_000 }).toBe(true);
  await seat.locator(`[data-incident="${sent.incidentId}"] [data-testid=deadline]`).waitFor();
  await seat.locator(`[data-incident="${sent.incidentId}"]`).click();
  await keepPicture(seat, 'clocks-seat');
});
