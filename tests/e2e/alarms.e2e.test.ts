import { expect, test } from 'vitest';
import { sendSigned } from '../support/intake/intakeClient.ts';
import { keepPicture } from '../support/keepPicture.ts';
import { useTestHall } from '../support/TestHall.ts';

const hall = useTestHall();
const waitMs = 30_000;

test('a source is set up on its page; a storm from it is one card a seat works with while it goes on', async () => {
  const office = await hall.openOffice('xitong', { waitMs });
  await office.getByTestId('intake-open').click();
  await office.getByTestId('intake-new').click();
  await office.getByTestId('intake-source-save').click();
  await office.getByTestId('intake-key-open').click();
  await office.getByTestId('intake-key-make').click();
  const key = (await office.getByTestId('intake-key').innerText()).trim();
  expect(key).toMatch(/^[\w-]{43}$/);

  const seat = await hall.openSeat('diaodu', { waitMs });
  await seat.getByTestId('map').waitFor();
  expect(await seat.getByTestId('alarm-row').count()).toBe(0);
  await keepPicture(seat, 'no-alarms');
  const send = (from: number, count: number, more: object) => {
    const reports = Array.from({ length: count }, (_, index) => ({
      externalId: `E-${from + index}`,
      ...{ kind: '内涝', priority: 3, text: `路面积水 ${from + index}` },
      place: { lon: 113.1, lat: 29.4, address: '洞庭大道' },
      ...more,
    }));
    return sendSigned({ url: hall.url, sourceId: 'fire-119', key }, { reports });
  };
  await send(0, 1, { kind: '火灾', priority: 1, text: '商铺冒烟' });
  await send(1, 1, { kind: 'medical', priority: 2, text: '老人摔倒', place: { address: '不知何处的一座桥' } });
  for (let from = 100; from < 4_100; from += 500) expect((await send(from, 500, {})).status).toBe(200);
  const rows = seat.getByTestId('alarm-row');
  await expect.poll(() => rows.count(), { timeout: waitMs }).toBe(3);
  expect(await rows.first().innerText()).toContain('商铺冒烟');
  const storm = rows.filter({ hasText: '内涝' });
  await expect.poll(() => storm.getByTestId('alarm-count').innerText(), { timeout: waitMs }).toBe('×4000');
  await keepPicture(seat, 'alarms');

  const more = send(10_000, 500, {});
  await rows.first().click();
  await seat.getByTestId('alarm-accept').click();
  await seat.getByTestId('incident-status').waitFor();
  expect(await seat.locator('.incident-summary').innerText()).toBe('商铺冒烟');
  await more;
  await expect.poll(() => rows.count(), { timeout: waitMs }).toBe(2);

  // Without a place the verb waits for one.
  await rows.filter({ hasText: '急救' }).click();
  expect(await seat.getByTestId('alarm-accept').isDisabled()).toBe(true);
  await keepPicture(seat, 'alarm-detail');
  await storm.click();
  await seat.getByTestId('alarm-dismiss').click();
  await seat.getByTestId('alarm-reason').fill('同一路段，已有事件');
  await seat.getByTestId('alarm-reason').press('Enter');
  await expect.poll(() => rows.count(), { timeout: waitMs }).toBe(1);
  await office.keyboard.press('Escape');
  await keepPicture(office, 'intake-page');
});
