import type { CDPSession, Locator, Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { mainWallId } from '../../protocol/wall/wall.ts';
import { keepPicture } from '../support/keepPicture.ts';
import { readLiveCameras } from '../support/readLiveCameras.ts';
import { smallTargets } from '../support/smallTargets.ts';
import { useTestHall } from '../support/TestHall.ts';
import { watchShifts } from '../support/watchShifts.ts';

const hall = useTestHall();
const until = { timeout: 30_000, interval: 250 };
const [cameraId = ''] = readLiveCameras();
let seat: Page;
let shifts: Awaited<ReturnType<typeof watchShifts>>;

beforeAll(async () => {
  seat = await hall.openSeat('zhihui', {
    viewport: { width: 1366, height: 768 },
    hasTouch: true,
    isMobile: true,
    permissions: ['microphone'],
    prepare: async (page) => (shifts = await watchShifts(page)),
  });
  await seat.getByTestId('wall-mini').waitFor();
});

/** A finger that comes down on something, stays where it is while `isHeld` takes, and lifts. */
async function press(target: Locator, session: CDPSession, isHeld: () => Promise<void>): Promise<void> {
  const box = await target.boundingBox();
  if (box === null) throw new Error('What is to be pressed is not on the page');
  const touchPoints = [{ x: box.x + box.width / 2, y: box.y + box.height / 3 }];
  await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints });
  try {
    await isHeld();
  } finally {
    await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  }
}

test('a seat starts without anything moving under the hand', async () => {
  await seat.getByTestId('map').waitFor();
  expect((await shifts.read()).filter(({ value }) => value > 0.01)).toEqual([]);
});

test('a tap selects, a long press opens the menu, and two taps put a camera on the wall and move it', async () => {
  const operator = await hall.client('diaodu');
  const report = {
    type: 'reportIncident',
    incidentId: 'touch-1',
    incidentType: 'fire',
    priority: 1,
    place: { lon: 113.002, lat: 29.5057 },
    areaId: null,
    summary: '商铺冒烟',
    source: 'phone',
  };
  expect(await operator.command(report)).toMatchObject({ ok: true });
  await seat.getByTestId('incident-row').first().tap();
  await seat.getByTestId('incident-status').waitFor();
  await seat.getByTestId('linked-tile').first().waitFor();

  const session = await seat.context().newCDPSession(seat);
  const picture = seat.getByTestId('linked-tile').first();
  await picture.scrollIntoViewIfNeeded();
  const menu = seat.getByRole('menu');
  // Lifted as soon as the menu is there, which may lie under the finger: none of its entries is taken.
  await press(picture, session, () => menu.waitFor());
  await seat.waitForTimeout(600);
  expect(await menu.count()).toBe(1);
  await seat.getByRole('menuitem', { name: '放到大屏' }).tap();
  await seat.getByTestId('wall-carry').waitFor();
  await seat.getByTestId('wall-mini-put-1').tap();
  const tile = (index: number) => seat.getByTestId(`wall-mini-tile-${index}`);
  await expect.poll(() => tile(1).getAttribute('data-camera'), until).toMatch(/^cam-/);
  const shown = await tile(1).getAttribute('data-camera');

  await tile(1).tap();
  await tile(1).getByRole('button', { name: '移到其他窗格' }).tap();
  await seat.getByTestId('wall-mini-put-2').tap();
  await expect.poll(() => tile(2).getAttribute('data-camera'), until).toBe(shown);
  expect(await tile(1).getAttribute('data-filled')).toBe('false');
  await tile(2).tap();
  await tile(2).getByRole('button', { name: '移到其他窗格' }).tap();
  await seat.getByTestId('wall-carry-end').tap();
  expect(await seat.getByTestId('wall-carry').count()).toBe(0);

  // An arrow is held to turn the camera, and opens nothing.
  await picture.locator('.tile').focus();
  const arrow = picture.locator('[data-way="left"]');
  await arrow.waitFor();
  await press(arrow, session, async () => {
    await expect.poll(() => arrow.getAttribute('aria-pressed'), until).toBe('true');
    await seat.waitForTimeout(900);
    expect(await arrow.getAttribute('aria-pressed')).toBe('true');
  });
  expect(await arrow.getAttribute('aria-pressed')).toBe('false');
  expect(await menu.count()).toBe(0);
  expect(await smallTargets(seat)).toEqual([]);
  await keepPicture(seat, 'tools-on-a-small-tile');
});

test('a tile of the wall changes without moving anything', async () => {
  await shifts.forget();
  const operator = await hall.client('shipin');
  const { snapshot } = await operator.call('live.join', {});
  const expected = snapshot?.walls[mainWallId]?.displays[0]?.tiles[0]?.version ?? 0;
  const content = { kind: 'camera', cameraId };
  const place = { type: 'placeOnTile', wallId: mainWallId, display: 0, tile: 0, content, expect: expected };
  expect(await operator.command(place)).toMatchObject({ ok: true });
  await expect.poll(() => seat.getByTestId('wall-mini-tile-0').getAttribute('data-camera'), until).toBe(cameraId);
  expect((await shifts.read()).filter(({ value }) => value > 0.001)).toEqual([]);
  // What does move is noted.
  await seat.getByTestId('wall-mini').evaluate((panel) => {
    const pushing = document.createElement('div');
    pushing.id = 'pushing';
    pushing.style.height = '80px';
    panel.prepend(pushing);
  });
  await expect.poll(async () => (await shifts.read()).length, until).toBeGreaterThan(0);
  await seat.locator('#pushing').evaluate((pushing) => pushing.remove());
});

test('every control of a seat and of the walls’ desk is large enough to be hit, at the smallest screen and at the usual one', async () => {
  for (const size of [
    { width: 1366, height: 768 },
    { width: 1920, height: 1080 },
  ]) {
    await seat.setViewportSize(size);
    expect(await smallTargets(seat), `${size.width}`).toEqual([]);
  }
  // What is too small is found: two buttons side by side, each half as wide as a finger needs.
  await seat.evaluate(() => {
    const row = document.createElement('div');
    row.id = 'too-small';
    row.style.cssText = 'position:fixed;top:300px;left:700px;z-index:9999;display:flex';
    for (const name of ['a', 'b']) {
      const button = row.appendChild(document.createElement('button'));
      button.ariaLabel = name;
      button.style.cssText = 'width:12px;height:30px;padding:0;border:0';
    }
    document.body.append(row);
  });
  expect(await smallTargets(seat)).toEqual(['button a "" 12.0x30.0 in ', 'button b "" 12.0x30.0 in ']);
  await seat.locator('#too-small').evaluate((row) => row.remove());
  await seat.getByTestId('wall-desk').tap();
  for (const tab of await seat.locator('.wall-desk [role="tab"]').all()) {
    await tab.tap();
    expect(await smallTargets(seat), await tab.innerText()).toEqual([]);
  }
});
