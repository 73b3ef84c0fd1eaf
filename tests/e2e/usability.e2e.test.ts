import type { Page } from 'playwright-core';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import type { HallClient } from '../support/hallClient.ts';
import { useTestHall } from '../support/TestHall.ts';

const hall = useTestHall();
let crew: HallClient;

beforeAll(async () => {
  crew = await hall.client('fire-01');
  const reply = await crew.command({ type: 'startDuty', unitId: 'unit-fire-01' });
  expect(reply.ok).toBe(true);
});
/** A trained typist at a desk: 120 ms a key, and a look at the screen before each act that is meant. */
const keyMs = 120;
const thinkMs = 1_000;
const mostKeys = 40;
const mostMs = 15_000;

/** Counts every key down, and the time a person would have needed for them; nothing here clicks. */
class Hands {
  keys = 0;
  personMs = 0;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async press(key: string): Promise<void> {
    // A chord is as many keys as it names.
    const downs = key.split('+').length;
    this.keys += downs;
    this.personMs += downs * keyMs;
    await this.#page.keyboard.press(key);
  }

  /** Latin text key by key; Chinese as an input method enters it: each character is two keys at the least. */
  async type(text: string): Promise<void> {
    for (const character of text) {
      if (/\p{Script=Han}/u.test(character)) {
        this.keys += 2;
        this.personMs += 2 * keyMs;
        await this.#page.keyboard.insertText(character);
      } else await this.press(character === ' ' ? 'Space' : character);
    }
  }

  think(): void {
    this.personMs += thinkMs;
  }
}

async function openSeat(): Promise<Page> {
  const page = await hall.openSeat('diaodu');
  onTestFinished(() => page.context().close());
  await page.locator('[data-testid="unit-row"]', { hasText: '消防01' }).waitFor();
  return page;
}
const status = (page: Page, name: string) =>
  page.locator(`[data-testid="incident-status"][data-status="${name}"]`).waitFor();

test('from a report to a dispatched unit by keyboard alone, in under 40 keys and 15 seconds of a person', async () => {
  const page = await openSeat();
  const hands = new Hands(page);
  const startedMs = performance.now();
  await hands.press('n');
  await page.getByTestId('quick-line').and(page.locator(':focus')).waitFor();
  hands.think();
  await hands.type('hz lcgc 1 商铺冒烟');
  await page.locator('[data-testid="quick-type"][data-value="fire"]').waitFor();
  await page.getByTestId('quick-place').getByText('澜川广场').waitFor();
  hands.think();
  await hands.press('Enter');
  await status(page, 'reported');
  hands.think();
  await hands.press('Enter');
  await status(page, 'open');
  await page.locator('[data-testid="unit-recommend-row"][data-unit="unit-fire-01"] input:checked').waitFor();
  hands.think();
  await hands.press('Enter');
  await status(page, 'dispatched');
  await page.locator('[data-testid="assignment"]', { hasText: '消防01' }).waitFor();
  const machineMs = performance.now() - startedMs;
  console.log(
    `usability: report to dispatched in ${hands.keys} keys, ${(hands.personMs / 1000).toFixed(1)} s of a person ` +
      `(${keyMs} ms a key, ${thinkMs} ms before each act), the pages themselves took ${(machineMs / 1000).toFixed(1)} s here`,
  );
  expect(hands.keys).toBeLessThan(mostKeys);
  expect(hands.personMs).toBeLessThan(mostMs);
});

test('a second call about the same fire goes into the first by one key, both records kept', async () => {
  const page = await openSeat();
  await page.keyboard.press('n');
  await page.getByTestId('quick-line').and(page.locator(':focus')).waitFor();
  await page.keyboard.insertText('澜川广场 商铺有烟 119');
  const likely = page.getByTestId('quick-duplicate').first();
  await likely.waitFor();
  await expect.poll(() => likely.textContent()).toMatch(/相距 0 m.*同类型.*文字相近/);
  await page.keyboard.press('Alt+1');
  await page.getByTestId('quick-line').waitFor({ state: 'hidden' });
  await page.getByTestId('relations').getByText('商铺有烟').waitFor();
  await status(page, 'dispatched');
});

test('side roads are reached by the palette, which says why the others are not open', async () => {
  const page = await openSeat();
  await page.locator('[data-testid="incident-row"]', { hasText: '商铺冒烟' }).waitFor();
  await page.keyboard.press('j');
  await status(page, 'dispatched');
  await page.keyboard.press('Control+k');
  await page.keyboard.insertText('挂账');
  await expect
    .poll(() => page.locator('[role="option"][aria-disabled="true"]', { hasText: '挂账' }).textContent())
    .toContain('处置中');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await page.keyboard.insertText('移交');
  await page.keyboard.press('Enter');
  await page.getByTestId('verb-agency').click();
  await page.locator('.ant-select-item-option', { hasText: '急救中心' }).click();
  await page.getByTestId('verb-text').fill('有人吸入浓烟');
  await page.keyboard.press('Control+Enter');
  await page.locator('[data-testid="hand-off"][data-state="asked"]', { hasText: '急救中心' }).waitFor();
  await page.locator('.verb-why', { hasText: '移交尚待对方答复' }).waitFor();
});

test('an incident is parked until a day and resumed, merged and taken out again, voided and reopened', async () => {
  const desk = await hall.desk();
  const id = await desk.open('东门积水');
  await desk.open('东门路面有水');
  // Of the seats only the leader's may do all of this.
  const page = await hall.openSeat('zhihui', { viewport: { width: 1366, height: 768 } });
  onTestFinished(() => page.context().close());
  const row = page.locator(`[data-testid="incident-row"][data-incident="${id}"]`);
  const confirm = async (words: string) => {
    await page.getByTestId('verb-text').fill(words);
    await page.getByTestId('verb-confirm').click();
  };
  const line = (event: string) => page.locator(`[data-testid="timeline-line"][data-event="${event}"]`);

  await row.click();
  await page.getByTestId('verb-park').click();
  await page.getByTestId('verb-until').fill('2099-12-31');
  await page.getByTestId('verb-until-clock').fill('2105');
  await confirm('等产权方到场');
  await status(page, 'parked');
  await page.getByTestId('parked').getByText('到 12/31 21:05 自动恢复').waitFor();
  await line('incidentParked').getByText('等产权方到场').waitFor();
  await page.getByTestId('verb-resume').click();
  await status(page, 'open');
  await line('incidentResumed').waitFor();

  await page.getByTestId('verb-merge').click();
  await page.getByTestId('verb-other').click();
  await page.locator('.ant-select-item-option', { hasText: '东门路面有水' }).click();
  await confirm('同一处');
  await status(page, 'merged');
  await page.locator('[data-relation="mergedInto"] .link').click();
  await page.getByTestId('relation-merged-act').click();
  await page.getByTestId('split-text').fill('是两处');
  await page.getByTestId('split-confirm').click();
  await line('incidentSplit').getByText('是两处').waitFor();
  await row.click();
  await status(page, 'open');

  await page.getByTestId('verb-void').click();
  await confirm('重复上报');
  await status(page, 'void');
  await page.getByTestId('verb-reopen').click();
  await confirm('并非重复');
  await status(page, 'reported');
  await line('incidentReopened').getByText('并非重复').waitFor();
});
