import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../../../support/browser.ts';
import { VoiceHall, type VoicePage } from '../../../support/voiceHall/VoiceHall.ts';

let browser: Browser;
let hall: VoiceHall;
let open: VoicePage[] = [];

beforeAll(async () => {
  [browser, hall] = await Promise.all([
    launchBrowser(['--host-resolver-rules=MAP hall.test 127.0.0.1']),
    VoiceHall.create(),
  ]);
});

afterEach(async () => {
  await Promise.all(open.map(({ context }) => context.close()));
  open = [];
  await expect.poll(() => hall.voice.floors).toEqual([]);
  hall.bursts.length = 0;
});

afterAll(async () => {
  await browser.close();
  await hall.close();
});

async function openControls(person: string, query = '?ui', host?: string): Promise<Page> {
  const opened = await hall.openPage(browser, person, query, host);
  open.push(opened);
  const { page } = opened;
  await page.evaluate(() => window.voiceTest.selectIncident('i-1'));
  await page.waitForFunction(() => window.voiceTest.client.view.groups['incident:i-1'] !== undefined);
  return page;
}

function joinedBoth(page: Page): Promise<unknown> {
  return page.waitForFunction(() => {
    const { groups } = window.voiceTest.client.view;
    return groups['hall']?.status === 'joined' && groups['incident:i-1']?.status === 'joined';
  });
}

function speakerOf(talkgroupId: string): string | undefined {
  return hall.voice.floors.find((floor) => floor.talkgroupId === talkgroupId)?.speaker?.name;
}

async function pressButton(page: Page, name: string): Promise<void> {
  const box = await page.getByRole('button', { name }).boundingBox();
  if (box === null) throw new Error(`There is no button ${name} to see`);
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
}

test('space talks to the selected incident, or to the hall once that is chosen, and ends when let go', async () => {
  const page = await openControls('dispatcher');
  await joinedBoth(page);

  await page.keyboard.down('Space');
  await page.getByText('话权已得，请讲话').waitFor();
  expect(speakerOf('incident:i-1')).toBe('dispatcher');
  await page.keyboard.up('Space');
  await expect.poll(() => speakerOf('incident:i-1')).toBeUndefined();

  // The mouse leaves the focus on this button: space must talk all the same, and not click it again.
  await page.getByRole('button', { name: '指挥大厅' }).first().click();
  await page.keyboard.down('Space');
  await expect.poll(() => speakerOf('hall')).toBe('dispatcher');
  await page.keyboard.up('Space');
  await expect.poll(() => speakerOf('hall')).toBeUndefined();
});

test('space in a field writes a space and asks for no floor', async () => {
  const page = await openControls('dispatcher');
  await joinedBoth(page);
  await page.evaluate(() => document.body.append(document.createElement('textarea')));

  await page.locator('textarea').pressSequentially('a b');

  expect(await page.locator('textarea').inputValue()).toBe('a b');
  expect(hall.bursts).toEqual([]);
  expect(await page.evaluate(() => window.voiceTest.client.view.talk.talkgroupId)).toBeNull();
});

test('the seat shows who talks, in which group, and how many are in it', async () => {
  const seat = await openControls('dispatcher');
  const phone = await openControls('unit', '?ui&phone');
  await Promise.all([joinedBoth(seat), joinedBoth(phone)]);

  await pressButton(phone, '按住讲话');
  await seat.getByText('unit（外勤）正在讲话').waitFor();
  await seat.getByText('2 人在组').first().waitFor();
  await phone.getByText('我（外勤）正在讲话').waitFor();
  await phone.mouse.up();
  await expect.poll(() => seat.getByText('正在讲话').count()).toBe(0);
});

test('a phone whose touch is cancelled, or that goes to the background, lets the floor go', async () => {
  const phone = await openControls('unit', '?ui&phone');
  await joinedBoth(phone);
  const button = phone.getByRole('button', { name: '按住讲话' });

  await pressButton(phone, '按住讲话');
  await expect.poll(() => speakerOf('incident:i-1')).toBe('unit');
  await phone.locator('.talk-press').dispatchEvent('pointercancel');
  await expect.poll(() => speakerOf('incident:i-1')).toBeUndefined();
  await phone.mouse.up();

  await button.waitFor();
  await pressButton(phone, '按住讲话');
  await expect.poll(() => speakerOf('incident:i-1')).toBe('unit');
  await phone.evaluate(() => window.dispatchEvent(new PageTransitionEvent('pagehide')));
  await expect.poll(() => speakerOf('incident:i-1')).toBeUndefined();
});

test('an emergency from a phone goes through the duty leader, and is marked as one', async () => {
  const leader = await openControls('leader');
  const phone = await openControls('unit', '?ui&phone');
  await Promise.all([joinedBoth(leader), joinedBoth(phone)]);
  await leader.keyboard.down('Space');
  await expect.poll(() => speakerOf('incident:i-1')).toBe('leader');

  await pressButton(phone, '按住紧急呼叫');

  await leader.getByText('话权被更高优先级强插，已中断').waitFor();
  await leader.getByText('紧急', { exact: true }).waitFor();
  expect(speakerOf('incident:i-1')).toBe('unit');
});

test('a page without a secure connection says why it has no microphone, and still listens', async () => {
  const page = await openControls('taker', '?ui', 'hall.test');
  await joinedBoth(page);

  await page.keyboard.down('Space');

  await page.getByText('没有话筒：本页不是安全连接，请用 https 打开').waitFor();
  expect(speakerOf('incident:i-1')).toBeUndefined();
});
