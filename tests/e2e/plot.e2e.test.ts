import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { PNG } from 'pngjs';
import { beforeAll, expect, test } from 'vitest';
import type { Plot } from '../../protocol/plot/plot.ts';
import type { HallClient } from '../support/hallClient.ts';
import { useTestHall } from '../support/TestHall.ts';

const hall = useTestHall();
const waitMs = 30_000;
let watcher: HallClient;

beforeAll(async () => {
  watcher = await hall.client('duban');
});

async function openSeat(username: string): Promise<Page> {
  const page = await hall.openSeatWithMap(username, { waitMs });
  await page.getByTestId('map-tool-plot').waitFor();
  return page;
}

async function plots(): Promise<Plot[]> {
  const { snapshot } = await watcher.call('live.join', {});
  return Object.values(snapshot?.plots ?? {});
}

async function expectPlots(matching: unknown[]): Promise<void> {
  await expect.poll(plots, { timeout: waitMs }).toEqual(matching);
}

/** A point of the map's picture, by shares of its width and height. */
async function mapPoint(page: Page, x: number, y: number): Promise<{ x: number; y: number }> {
  const box = await page.locator('[data-testid="map"] canvas').first().boundingBox();
  if (box === null) throw new Error('no map');
  return { x: box.x + box.width * x, y: box.y + box.height * y };
}

async function clickMap(page: Page, x: number, y: number): Promise<void> {
  const at = await mapPoint(page, x, y);
  await page.mouse.move(at.x - 6, at.y - 6);
  await page.mouse.move(at.x, at.y, { steps: 3 });
  // A hand rests before it presses: what is drawn follows the pointer once a frame.
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  await page.mouse.click(at.x, at.y);
}

/** Waits until the map's library has what it needs to take the next click. */
async function takeTool(page: Page, kind: string): Promise<void> {
  if (!(await page.getByTestId('map-panel-plot').isVisible())) await page.getByTestId('map-tool-plot').click();
  await page.getByTestId(`plot-kind-${kind}`).click();
  await expect.poll(() => cursor(page), { timeout: waitMs }).toBe('crosshair');
}

function cursor(page: Page): Promise<string> {
  return page
    .locator('[data-testid="map"] canvas')
    .first()
    .evaluate((canvas) => canvas.style.cursor);
}

async function violetPixels(page: Page): Promise<number> {
  const { data } = PNG.sync.read(await page.getByTestId('map').screenshot());
  let count = 0;
  for (let at = 0; at < data.length; at += 4) {
    const [red = 0, green = 0, blue = 0] = data.subarray(at, at + 3);
    if (Math.abs(red - 181) < 12 && Math.abs(green - 140) < 12 && blue > 240) count += 1;
  }
  return count;
}

test('a plot drawn on one seat appears on another, is changed and removed there, and survives a reload', async () => {
  const [dispatcher, leader] = await Promise.all([openSeat('diaodu'), openSeat('zhihui')]);
  expect(await violetPixels(leader)).toBe(0);
  await dispatcher.getByTestId('map-tool-plot').click();
  await dispatcher.getByRole('radio', { name: '紫' }).click();
  // The colour's own swatch stands in the open panel over the map.
  const swatch = await violetPixels(dispatcher);
  await dispatcher.getByTestId('plot-draft-label').fill('警戒区');
  await takeTool(dispatcher, 'circle');
  await clickMap(dispatcher, 0.4, 0.38);
  await clickMap(dispatcher, 0.5, 0.38);
  const circle = { kind: 'circle', color: 'violet', label: '警戒区', drawnBy: expect.any(String) as string };
  await expectPlots([expect.objectContaining({ ...circle, version: 1, incidentId: null })]);
  await expect.poll(() => violetPixels(leader), { timeout: waitMs }).toBeGreaterThan(100);

  await leader.reload();
  await leader.getByTestId('map-tool-plot').waitFor();
  await expect.poll(() => violetPixels(leader), { timeout: waitMs }).toBeGreaterThan(100);

  // The leader takes it by its edge, drags it, renames it; the dispatcher's seat shows the new words.
  const selected = leader.getByTestId('plot-selected');
  await expect
    .poll(
      async () => {
        // Two clicks within a moment would zoom.
        await clickMap(leader, 0.5, 0.38);
        return selected.waitFor({ timeout: 2_000 }).then(
          () => true,
          () => false,
        );
      },
      { timeout: waitMs },
    )
    .toBe(true);
  await leader.getByTestId('plot-label').fill('交通管制区');
  await leader.getByTestId('plot-label').press('Enter');
  await expectPlots([expect.objectContaining({ ...circle, label: '交通管制区', version: 2 })]);
  await expect.poll(() => dispatcher.getByTestId('plot-label').inputValue(), { timeout: waitMs }).toBe('交通管制区');
  const before = await plots();
  const handle = await mapPoint(leader, 0.5, 0.38);
  await leader.mouse.move(handle.x, handle.y, { steps: 3 });
  await leader.mouse.down();
  await leader.mouse.move(handle.x + 60, handle.y, { steps: 6 });
  await leader.mouse.up();
  await expectPlots([
    expect.objectContaining({
      ...circle,
      label: '交通管制区',
      version: 3,
      points: expect.not.arrayContaining([before[0]?.points[1]]) as unknown,
    }),
  ]);

  await leader.getByTestId('plot-remove').click();
  await expectPlots([]);
  await expect.poll(() => violetPixels(dispatcher), { timeout: waitMs }).toBeLessThanOrEqual(swatch);
  await leader.keyboard.press('Control+z');
  await expectPlots([expect.objectContaining({ ...circle, label: '交通管制区', version: 1 })]);
  await Promise.all([dispatcher.context().close(), leader.context().close()]);
});

test('measures, shows coordinates, and saves the map as PNG and PDF', async () => {
  const page = await openSeat('diaodu');
  await page.keyboard.press('q');
  await expect.poll(() => cursor(page), { timeout: waitMs }).toBe('crosshair');
  await clickMap(page, 0.3, 0.5);
  await clickMap(page, 0.5, 0.5);
  await clickMap(page, 0.5, 0.3);
  await page.keyboard.press('Enter');
  await expect
    .poll(() => page.getByTestId('measure-result').textContent(), { timeout: waitMs })
    .toMatch(/^\d+(\.\d+)? k?m$/);
  await expect.poll(() => page.getByTestId('coordinates').textContent()).toMatch(/^11[23]\.\d{6}, 29\.\d{6}$/);
  expect(await plots(), 'a measurement is nobody else’s business').toHaveLength(1);

  await page.getByTestId('map-tool-export').click();
  const save = async (format: 'png' | 'pdf') => {
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByTestId(`export-${format}`).click()]);
    return readFile(await file.path());
  };
  const picture = PNG.sync.read(await save('png'));
  const colours = new Set<number>();
  for (let at = 0; at < picture.data.length; at += 4 * 97) colours.add(picture.data.readUInt32BE(at));
  expect(colours.size, 'the map is in the picture').toBeGreaterThan(100);
  const pdf = await save('pdf');
  expect(pdf.subarray(0, 8).toString()).toBe('%PDF-1.4');
  const table = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(pdf.subarray(-40).toString())?.[1]);
  expect(pdf.subarray(table, table + 4).toString()).toBe('xref');
  await page.context().close();
});
