import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { unitIdSchema } from '../../protocol/ids.ts';
import { connectClient, post } from '../support/hallClient.ts';
import { demoPassword } from '../support/hallServer.ts';
import { keepPicture } from '../support/keepPicture.ts';
import { useTestHall } from '../support/TestHall.ts';

const hall = useTestHall();
const ownPassword = 'kept-by-the-next-shift';
let seat: Page;
let phone: Page;

beforeAll(async () => {
  await addDispatcher('jieban');
  seat = await hall.openSeat('diaodu');
  phone = await hall.openPhoneOnDuty('fire-01');
});

/** A second person for the dispatcher's seat, made by the security administrator and with a password of their own. */
async function addDispatcher(username: string): Promise<void> {
  const admin = await post(hall.url, '/api/login', { username: 'anquan', password: demoPassword });
  const account = { username, name: '调度员 接班', role: 'dispatcher', unitId: null };
  const made = await post(hall.url, '/api/accounts', account, { cookie: admin.cookie });
  const currentPassword = String(made.body['password']);
  const first = await post(hall.url, '/api/login', { username, password: currentPassword });
  const passwords = { currentPassword, newPassword: ownPassword };
  const changed = await post(hall.url, '/api/password', passwords, { cookie: first.cookie });
  expect(changed.status).toBe(200);
}

test('a desk writes to a crew, the phone shows it, and each side sees that the other has read', async () => {
  await seat.locator('[data-unit="unit-fire-01"]').click();
  await keepPicture(seat, 'people-units');
  await seat.locator('.dv-tab', { hasText: '消息' }).click();
  await seat.locator('[data-conversation="unit:unit-fire-01"]').click();
  await seat.getByTestId('message-phrases').click();
  await seat.getByText('请报告现场情况').click();
  const own = seat.getByTestId('message').filter({ hasText: '请报告现场情况' });
  await own.getByText('送达 1').waitFor();
  await phone.locator('[data-testid=field-messages][data-unread="1"]').waitFor();
  await keepPicture(phone, 'people-phone-sign');
  await phone.getByTestId('field-messages').click();
  await phone.getByTestId('field-conversation').click();
  await own.locator('[data-testid=message-receipts][data-read="1"]').waitFor();
  await phone.getByTestId('field-message-text').fill('已到达，烟很大');
  await phone.getByTestId('field-message-send').click();
  await seat.getByTestId('message').filter({ hasText: '已到达，烟很大' }).waitFor();
  await phone.locator('[data-testid=field-message-receipt][data-read="1"]').waitFor();
  await keepPicture(seat, 'people-messages');
  await keepPicture(phone, 'people-phone-messages');
});

test('what is written while the phone has no network is sent in order when it is back', async () => {
  await phone.context().setOffline(true);
  for (const words of ['第一', '第二']) {
    await phone.getByTestId('field-message-text').fill(words);
    await phone.getByTestId('field-message-send').click();
    await phone.locator('[data-waiting=true]').filter({ hasText: words }).waitFor();
  }
  await phone.context().setOffline(false);
  await seat.getByTestId('message').filter({ hasText: '第二' }).waitFor();
  const texts = await seat.getByTestId('message').locator('.message-text').allTextContents();
  expect(texts.slice(-2)).toEqual(['第一', '第二']);
});

test('one dispatcher signs the handover, the next sees it first and signs too', async () => {
  const client = await connectClient(hall.url, 'diaodu');
  const now = Date.now();
  const plan = { unitId: unitIdSchema.parse('unit-fire-03'), startAt: now - 600_000, endAt: now + 3_600_000 };
  const more = { crew: ['王强'], vehicle: null, skills: [] };
  const planned = await client.command({ type: 'planShift', shiftId: 'late-shift', plan: { ...plan, ...more } });
  expect(planned).toMatchObject({ ok: true });
  client.close();
  await seat.getByTestId('handover-open').click();
  await seat.getByTestId('handover-notes').fill('滨江路封闭，绕行');
  await seat.getByTestId('handover-sign').click();
  await seat.locator('[data-testid=handover-signed][data-accepted=false]').waitFor();
  const next = await hall.openSeat('jieban', { password: ownPassword });
  const sheet = next.getByTestId('handover');
  await sheet.getByText('滨江路封闭，绕行').waitFor();
  await sheet.getByText('未到岗').waitFor();
  await keepPicture(next, 'people-handover');
  await next.getByTestId('handover-accept').click();
  await sheet.waitFor({ state: 'detached' });
  await seat.locator('[data-testid=handover-signed][data-accepted=true]').waitFor();
  await next.getByTestId('roster-open').click();
  await next.getByTestId('shift').filter({ hasText: '迟到' }).waitFor();
  await keepPicture(next, 'people-roster');
});

test('the leader changes who serves, sees who would stand in two shifts, and both shifts keep the reason', async () => {
  const client = await hall.client('zhihui');
  const startAt = Date.now() + 3_600_000;
  const plan = (id: string, unitId: string, crew: string[]) =>
    client.command({
      ...{ type: 'planShift', shiftId: id },
      plan: { unitId, startAt, endAt: startAt + 8 * 3_600_000, crew, vehicle: null, skills: [] },
    });
  expect(await plan('night-1', 'unit-fire-04', ['孙伟', '周涛'])).toMatchObject({ ok: true });
  expect(await plan('night-2', 'unit-fire-05', ['郑凯', '周涛'])).toMatchObject({ ok: true });
  const page = await hall.openSeat('zhihui');
  await page.getByTestId('roster-open').click();
  const first = page.locator('[data-shift=night-1]');
  const second = page.locator('[data-shift=night-2]');
  await first.getByTestId('roster-conflict').filter({ hasText: '周涛' }).waitFor();
  await first.getByTestId('shift-swap').click();
  await first.getByTestId('swap-leaves').click();
  await page.locator('.ant-select-item-option', { hasText: '孙伟' }).click();
  await first.getByTestId('swap-comes').click();
  await page.locator('.ant-select-item-option', { hasText: '郑凯' }).click();
  await first.getByTestId('swap-reason').fill('家中有事换班');
  await first.getByTestId('swap-save').click();
  await first.getByText('郑凯、周涛').waitFor();
  await second.getByText('孙伟、周涛').waitFor();
  await second.locator('.roster-history').click();
  await second.getByText('家中有事换班').waitFor();
  await page.context().close();
});
