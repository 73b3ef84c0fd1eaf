import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../../../support/browser.ts';
import { VoiceHall, type VoicePage } from '../../../support/voiceHall/VoiceHall.ts';
import type { HeardSound } from '../../../support/voiceHall/page.tsx';

const incident = 'incident:i-1';
let browser: Browser;
let hall: VoiceHall;
let open: VoicePage[] = [];

beforeAll(async () => {
  [browser, hall] = await Promise.all([launchBrowser(), VoiceHall.create()]);
});

afterEach(async () => {
  await Promise.all(open.map(({ context }) => context.close()));
  open = [];
  hall.checkJoin = () => null;
  hall.isInDanger = () => false;
  await expect.poll(() => hall.voice.floors).toEqual([]);
  hall.bursts.length = 0;
  expect(hall.failures).toEqual([]);
});

afterAll(async () => {
  await browser.close();
  await hall.close();
});

async function join(person: string, ...groups: string[]): Promise<VoicePage> {
  const opened = await hall.openPage(browser, person);
  open.push(opened);
  for (const group of groups) await opened.page.evaluate((id) => window.voiceTest.join(id), group);
  await opened.page.waitForFunction(
    (ids) => ids.every((id) => window.voiceTest.client.view.groups[id]?.status === 'joined'),
    groups,
  );
  return opened;
}

async function press({ page }: VoicePage, group: string, isEmergency = false): Promise<void> {
  await page.evaluate(([id, emergency]) => window.voiceTest.press(id, emergency), [group, isEmergency] as const);
}

async function release({ page }: VoicePage): Promise<void> {
  await page.evaluate(() => window.voiceTest.release());
}

async function waitForPhase({ page }: VoicePage, phase: string): Promise<void> {
  await page.waitForFunction((wanted) => window.voiceTest.phase() === wanted, phase);
}

function heard({ page }: VoicePage): Promise<HeardSound> {
  return page.evaluate(() => window.voiceTest.heard());
}

/** Waits until somebody's voice has come out of the page's loudspeaker; the fake microphone beeps. */
async function hearsVoice(listener: VoicePage): Promise<void> {
  const { energy } = await heard(listener);
  await expect.poll(async () => (await heard(listener)).energy, { timeout: 20_000 }).toBeGreaterThan(energy + 0.001);
}

/** By the page's own audio clock: time for two beeps of the fake microphone. */
async function twoSecondsPass(listener: VoicePage): Promise<void> {
  const { samples } = await heard(listener);
  await expect
    .poll(async () => (await heard(listener)).samples, { timeout: 20_000 })
    .toBeGreaterThan(samples + 2 * 48_000);
}

async function hearsNothing(listener: VoicePage, clock = listener): Promise<void> {
  // What was on its way at the release has arrived by then.
  await twoSecondsPass(clock);
  const before = await heard(listener);
  await twoSecondsPass(clock);
  const after = await heard(listener);
  expect(after.packets).toBe(before.packets);
  expect(after.energy - before.energy).toBeLessThan(0.000_1);
}

test('a listener hears the speaker while the floor is granted, and nothing before or after', async () => {
  const speaker = await join('unit', 'hall');
  const listener = await join('dispatcher', 'hall');
  await speaker.page.evaluate(() => window.voiceTest.client.warmUp());

  await press(speaker, 'hall');
  await waitForPhase(speaker, 'granted');
  await hearsVoice(listener);
  expect(await listener.page.evaluate(() => window.voiceTest.client.view.groups['hall']?.floor?.speaker)).toMatchObject(
    {
      name: 'unit',
      role: 'fieldUnit',
      isEmergency: false,
    },
  );

  await release(speaker);
  await expect.poll(() => hall.voice.floors[0]?.speaker).toBeNull();
  await hearsNothing(listener);
  expect(hall.bursts).toEqual([
    expect.objectContaining({
      talkgroupId: 'hall',
      endedBy: 'release',
      speaker: expect.objectContaining({ name: 'unit' }) as unknown,
    }),
  ]);
});

test('a second press waits for the first to end, and is then heard', async () => {
  const first = await join('unit', 'hall');
  const second = await join('taker', 'hall');
  await press(first, 'hall');
  await waitForPhase(first, 'granted');

  await press(second, 'hall');
  await waitForPhase(second, 'queued');
  expect(hall.voice.floors[0]).toMatchObject({ speaker: { name: 'unit' }, queue: [{ name: 'taker' }] });

  await release(first);
  await waitForPhase(second, 'granted');
  await hearsVoice(first);
});

test('the dispatcher takes the floor from a unit, and an emergency takes it from the dispatcher', async () => {
  const unit = await join('unit', incident);
  const dispatcher = await join('dispatcher', incident);
  const other = await join('other', incident);
  await press(unit, incident);
  await waitForPhase(unit, 'granted');

  await press(dispatcher, incident);
  await waitForPhase(dispatcher, 'granted');
  await waitForPhase(unit, 'revoked');
  await hearsVoice(unit);

  await press(other, incident, true);
  await waitForPhase(other, 'granted');
  await waitForPhase(dispatcher, 'revoked');
  await hearsVoice(dispatcher);
  expect(hall.bursts.map(({ speaker, endedBy }) => [speaker.name, endedBy])).toEqual([
    ['unit', 'revoked'],
    ['dispatcher', 'revoked'],
  ]);
});

test('the ordinary press of a unit in danger goes through everybody, and shows as an emergency', async () => {
  const unit = await join('unit', incident);
  const dispatcher = await join('dispatcher', incident);
  await press(dispatcher, incident);
  await waitForPhase(dispatcher, 'granted');

  hall.isInDanger = ({ name }) => name === 'unit';
  await press(unit, incident);
  await waitForPhase(unit, 'granted');
  await waitForPhase(dispatcher, 'revoked');
  expect(hall.voice.floors).toMatchObject([{ speaker: { name: 'unit', isEmergency: true } }]);
});

test('an emergency that begins while the button is held raises the speaker, and takes the floor for who waits', async () => {
  const unit = await join('unit', incident);
  const dispatcher = await join('dispatcher', incident);
  await press(unit, incident);
  await waitForPhase(unit, 'granted');
  hall.isInDanger = ({ name }) => name === 'unit';
  hall.voice.recheckDanger();
  expect(hall.voice.floors).toMatchObject([{ speaker: { name: 'unit', isEmergency: true } }]);
  await press(dispatcher, incident);
  await waitForPhase(dispatcher, 'queued');

  hall.isInDanger = () => false;
  await release(unit);
  await waitForPhase(dispatcher, 'granted');
  await press(unit, incident);
  await waitForPhase(unit, 'queued');
  hall.isInDanger = ({ name }) => name === 'unit';
  hall.voice.recheckDanger();
  await waitForPhase(unit, 'granted');
  await waitForPhase(dispatcher, 'revoked');
  await hearsVoice(dispatcher);
  expect(hall.voice.floors).toMatchObject([{ speaker: { name: 'unit', isEmergency: true }, queue: [] }]);
});

test('a speaker whose page vanishes frees the floor for whoever waits', async () => {
  const speaker = await join('unit', 'hall');
  const waiting = await join('taker', 'hall');
  await press(speaker, 'hall');
  await waitForPhase(speaker, 'granted');
  await press(waiting, 'hall');
  await waitForPhase(waiting, 'queued');

  await speaker.context.close();
  await waitForPhase(waiting, 'granted');

  expect(hall.bursts.map(({ speaker: { name }, endedBy }) => [name, endedBy])).toEqual([['unit', 'disconnect']]);
  expect(hall.voice.floors[0]?.speaker?.name).toBe('taker');
});

test('what is said in one group is not heard by a member of another group that the speaker is in too', async () => {
  const speaker = await join('unit', 'hall', incident);
  const inside = await join('dispatcher', incident);
  const outside = await join('other', 'hall');
  await press(speaker, incident);
  await waitForPhase(speaker, 'granted');
  await hearsVoice(inside);

  await hearsNothing(outside, inside);
});

test('late entry: whoever joins while somebody talks hears the rest', async () => {
  const speaker = await join('unit', 'hall');
  await press(speaker, 'hall');
  await waitForPhase(speaker, 'granted');

  const late = await join('dispatcher', 'hall');

  await hearsVoice(late);
  expect(await late.page.evaluate(() => window.voiceTest.client.view.groups['hall']?.floor?.speaker?.name)).toBe(
    'unit',
  );
});

test('a hundred quick presses leave the floor free, every burst ended once, and the next press is heard', async () => {
  const speaker = await join('unit', 'hall');
  const listener = await join('dispatcher', 'hall');
  await press(speaker, 'hall');
  await waitForPhase(speaker, 'granted');
  await release(speaker);
  await speaker.page.evaluate(async () => {
    for (let index = 0; index < 100; index += 1) {
      window.voiceTest.press('hall');
      await Promise.resolve();
      window.voiceTest.release();
    }
  });

  await press(speaker, 'hall');
  await waitForPhase(speaker, 'granted');
  await hearsVoice(listener);
  await release(speaker);
  await expect.poll(() => hall.voice.floors[0]?.speaker).toBeNull();
  expect(new Set(hall.bursts.map(({ endedBy }) => endedBy))).toEqual(new Set(['release']));
});

test('a unit that is no longer sent to the incident is out of its group and hears no more', async () => {
  const unit = await join('unit', incident);
  const dispatcher = await join('dispatcher', incident);
  await press(dispatcher, incident);
  await waitForPhase(dispatcher, 'granted');
  await hearsVoice(unit);

  hall.checkJoin = ({ role }) => (role === 'fieldUnit' ? 'otherUnit' : null);
  hall.voice.recheckMembers();

  await unit.page.waitForFunction((id) => window.voiceTest.client.view.groups[id]?.status === 'removed', incident);
  await hearsNothing(unit, dispatcher);
  await unit.page.evaluate((id) => {
    window.voiceTest.leave(id);
    window.voiceTest.join(id);
  }, incident);
  await unit.page.waitForFunction((id) => window.voiceTest.client.view.groups[id]?.status === 'failed', incident);
});

test('voice comes back by itself after the media worker was killed', async () => {
  const speaker = await join('unit', 'hall');
  const listener = await join('dispatcher', 'hall');
  await press(speaker, 'hall');
  await waitForPhase(speaker, 'granted');
  await hearsVoice(listener);

  for (const pid of hall.exchange.workerPids) process.kill(pid, 'SIGKILL');
  await waitForPhase(speaker, 'revoked');
  for (const { page } of [speaker, listener]) {
    await page.waitForFunction(() => window.voiceTest.client.view.groups['hall']?.status === 'joined');
  }
  await expect
    .poll(async () => {
      await release(speaker);
      await press(speaker, 'hall');
      await speaker.page.waitForFunction(() => window.voiceTest.phase() !== 'requesting');
      return speaker.page.evaluate(() => window.voiceTest.phase());
    })
    .toBe('granted');
  await hearsVoice(listener);
});
