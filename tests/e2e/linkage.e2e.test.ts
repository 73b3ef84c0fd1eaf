import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { PNG } from 'pngjs';
import { beforeAll, expect, test } from 'vitest';
import { unitIdSchema } from '../../protocol/ids.ts';
import type { HallClient } from '../support/hallClient.ts';
import { readAudit } from '../support/readAudit.ts';
import { useTestHall } from '../support/TestHall.ts';

const hall = useTestHall();
const waitMs = 60_000;
const until = { timeout: waitMs, interval: 100 };
/** On the square by the river, in sight of cameras of all three tiers. */
const place = { lon: 113.002033, lat: 29.505704 };
const tiers = ['lookout', 'vantage', 'street'];
const summary = '广场东侧商铺起火';
let leader: HallClient;
let phone: HallClient;
let seat: Page;

beforeAll(async () => {
  leader = await hall.client('zhihui');
  phone = await hall.client('fire-01');
  seat = await hall.openSeatWithMap('diaodu', { waitMs });
});

async function act(client: HallClient, command: Record<string, unknown>): Promise<void> {
  expect(await client.command(command)).toMatchObject({ ok: true });
}

async function search(words: string): Promise<void> {
  await seat.locator('body').press('Control+k');
  await seat.getByTestId('palette-input').fill(words);
  await seat.locator('.palette [role=option]').first().waitFor();
}

const openCameras = () =>
  seat.getByTestId('open-camera').evaluateAll((tiles) => tiles.map((tile) => tile.getAttribute('data-camera')));

async function closeCameras(): Promise<void> {
  await seat.reload();
  await seat.locator('[data-testid="map"] .maplibregl-ctrl-scale').waitFor();
  expect(await openCameras()).toEqual([]);
}

const incidentId = randomUUID();

test('a report opens cameras of the three tiers, and says of each why, and of those left out why not', async () => {
  // Cameras are asked one by one whether they are there.
  await expect
    .poll(async () => (await leader.call('linkage.explain', { place, radiusM: 40 })).chosen.length, until)
    .toBeGreaterThan(2);
  const reported = { type: 'reportIncident', incidentId, incidentType: 'fire', priority: 1, place, areaId: null };
  await act(leader, { ...reported, summary, source: 'phone' });
  await seat.locator('[data-testid="incident-row"]', { hasText: summary }).click();
  for (const tier of tiers) await seat.locator(`[data-testid="linked-tile"][data-tier="${tier}"]`).first().waitFor();
  await seat.locator('.aim[data-aim="turned"]').first().waitFor();
  await seat.getByTestId('why-not').locator('summary').click();
  const rows = seat.getByTestId('why-not').locator('li');
  await rows.first().waitFor();
  const { chosen, leftOut } = await leader.call('linkage.explain', { place, radiusM: 40 });
  const shown = await rows.allTextContents();
  expect(shown).toHaveLength(chosen.length + leftOut.length);
  expect(new Set(chosen.map(({ tier }) => tier))).toEqual(new Set(tiers));
  for (const words of shown.slice(0, chosen.length)) expect(words).toMatch(/\d+ px\/m · 俯角 -?\d+°$/);
  for (const [index, { reason }] of leftOut.entries()) {
    const words = shown[chosen.length + index];
    if (reason === 'hidden') expect(words).toMatch(/被遮挡：前方 .+ 处 \d+ m 高的建筑遮挡$/);
    else if (reason === 'outOfRange') expect(words).toMatch(/距离太远：.+，可视 .+$/);
    else expect(words).toMatch(/(离线|转不到该方向|比选中的远|视角或清晰度较差|离得太近|隐私遮蔽) · .+m$/);
  }
  expect(leftOut.some(({ reason }) => reason === 'hidden' || reason === 'outOfRange')).toBe(true);
});

test('cameras look at a place of the map, and the card says which and why not others', async () => {
  await closeCameras();
  const box = (await seat.locator('[data-testid="map"] canvas').first().boundingBox()) ?? expect.unreachable('no map');
  await seat.mouse.click(box.x + box.width * 0.55, box.y + box.height * 0.62);
  await seat.getByTestId('ground-look').click();
  const answer = seat.locator('.look-answer li');
  await answer.first().waitFor();
  const chosen = await seat.locator('.look-answer li:not(.muted)').count();
  expect(chosen).toBeGreaterThan(0);
  expect(await seat.locator('.look-answer li.muted').count()).toBeGreaterThan(0);
  expect((await openCameras()).length).toBe(chosen);
});

test('cameras look at what was searched for', async () => {
  await closeCameras();
  await search('澜川广场');
  await seat.getByTestId('palette-look').click();
  await seat.getByTestId('palette-input').waitFor({ state: 'detached' });
  const expected = (await leader.call('linkage.explain', { place, radiusM: 40 })).chosen;
  await expect.poll(async () => (await openCameras()).length, until).toBeGreaterThan(2);
  expect(expected.length).toBeGreaterThan(2);
});

test('cameras look at a unit, and follow it from its order until it is let go; the audit names who asked', async () => {
  const { unitId } = phone.session;
  await act(phone, { type: 'startDuty', unitId });
  await phone.call('position.report', { ...place, accuracyM: 5, deviceAt: Date.now() });
  await closeCameras();
  await search('消防01');
  await seat.getByTestId('palette-input').press('Enter');
  await seat.getByTestId('look-at-unit').click();
  await expect.poll(async () => (await openCameras()).length, until).toBeGreaterThan(2);

  await act(leader, { type: 'acceptIncident', incidentId, expect: 1 });
  await act(leader, { type: 'openIncident', incidentId, expect: 2 });
  const assignments = [{ assignmentId: randomUUID(), unitId }];
  await act(leader, { type: 'dispatchUnits', incidentId, expect: 3, order: '前往处置', assignments });
  await seat.locator('[data-testid="incident-row"]', { hasText: summary }).click();
  await seat.getByTestId('follow-unit').click();
  await seat.getByTestId('following').getByText('正在跟看 消防01').waitFor();
  const next = { lon: place.lon + 0.002, lat: place.lat };
  await phone.call('position.report', { ...next, accuracyM: 5, deviceAt: Date.now() });
  await expect
    .poll(async () => (await leader.call('linkage.following', {}))[0]?.position?.lon, until)
    .toBeCloseTo(next.lon, 6);
  await seat.getByTestId('following').getByText('停止跟看').click();
  await seat.getByTestId('following').waitFor({ state: 'detached' });
  expect(await leader.call('linkage.following', {})).toEqual([]);
  const subject = { unitId: unitIdSchema.parse(unitId), incidentId };
  const lines = (await readAudit(hall.url)).filter(({ event }) => 'unitId' in event && event.unitId === unitId);
  expect(lines.map(({ actor, event }) => [actor.role, event])).toEqual([
    ['dispatcher', { type: 'unitFollowed', ...subject }],
    ['dispatcher', { type: 'unitLetGo', ...subject, why: 'person' }],
  ]);
});

test('cameras look along a drawn line, and are named in its order', async () => {
  await closeCameras();
  await search(`${place.lon}, ${place.lat}`);
  await seat.getByTestId('palette-input').press('Enter');
  await seat.getByTestId('map-tool-plot').click();
  await seat.getByTestId('plot-kind-line').click();
  const canvas = seat.locator('[data-testid="map"] canvas').first();
  await expect.poll(() => canvas.evaluate((element) => element.style.cursor), until).toBe('crosshair');
  const box = (await canvas.boundingBox()) ?? expect.unreachable('no map');
  const points = [
    [0.42, 0.5],
    [0.5, 0.5],
    [0.58, 0.52],
  ] as const;
  for (const [x, y] of points) {
    await seat.mouse.move(box.x + box.width * x - 6, box.y + box.height * y - 6);
    await seat.mouse.move(box.x + box.width * x, box.y + box.height * y, { steps: 3 });
    await seat.mouse.click(box.x + box.width * x, box.y + box.height * y);
  }
  await seat.keyboard.press('Enter');
  const plots = async () => Object.values((await leader.call('live.join', {})).snapshot?.plots ?? {});
  await expect.poll(async () => (await plots()).length, until).toBe(1);
  await expect
    .poll(async () => {
      if (await seat.getByTestId('look-along').isVisible()) return true;
      await seat.mouse.click(box.x + box.width * 0.46, box.y + box.height * 0.5);
      return false;
    }, until)
    .toBe(true);
  await seat.getByTestId('look-along').click();
  await seat.getByTestId('route-answer').waitFor();
  const [drawn] = await plots();
  const line = (drawn?.points ?? []).map(([lon, lat]) => ({ lon, lat }));
  const { stretches } = await leader.call('linkage.alongRoute', { line, radiusM: 40 });
  expect(stretches.length).toBeGreaterThan(0);
  expect(stretches.map(({ fromM }) => fromM)).toEqual(stretches.map(({ fromM }) => fromM).sort((a, b) => a - b));
  const spans = await seat.getByTestId('route-answer').locator('li').allTextContents();
  expect(spans.length).toBeGreaterThan(0);
  const starts = spans.map((words) => Number(/([\d.]+) (?:k?m) –/.exec(words)?.[1]));
  expect(starts).toEqual([...starts].sort((first, second) => first - second));
});

test('what a camera sees, and what no camera of a tier sees, is drawn on the map with its figure', async () => {
  await closeCameras();
  await search('澜川中心高空瞭望');
  await seat.getByTestId('palette-input').press('Enter');
  await seat.getByTestId('linkage-open').click();
  const before = await mapPicture();
  await seat.getByTestId('viewshed').click();
  await seat
    .getByTestId('linkage-figure')
    .getByText(/可见 [\d.]+ 公顷/)
    .waitFor();
  await expect.poll(async () => changedShare(before, await mapPicture()), until).toBeGreaterThan(0.02);
  const viewshed = await mapPicture();
  await seat.getByTestId('blind-street').click();
  await seat
    .getByTestId('linkage-figure')
    .getByText(/开阔地的 [\d.]+% 看不到/)
    .waitFor();
  await expect.poll(async () => changedShare(viewshed, await mapPicture()), until).toBeGreaterThan(0.02);
  await seat.getByTestId('blind-street').click();
  await expect.poll(async () => changedShare(before, await mapPicture()), until).toBeLessThan(0.02);
});

async function mapPicture(): Promise<PNG> {
  return PNG.sync.read(await seat.locator('[data-testid="map"] canvas').first().screenshot());
}

/** Of the pixels of the map that look clearly different. */
function changedShare(first: PNG, second: PNG): number {
  let changed = 0;
  for (let at = 0; at < first.data.length; at += 4) {
    const difference = [0, 1, 2].reduce(
      (sum, channel) => sum + Math.abs((first.data[at + channel] ?? 0) - (second.data[at + channel] ?? 0)),
      0,
    );
    if (difference > 24) changed += 1;
  }
  return changed / (first.data.length / 4);
}
