import type { Page } from 'playwright-core';
import type { HallClient } from './hallClient.ts';

const scene = { lon: 113.002, lat: 29.5047 };
const plots = [
  {
    kind: 'circle',
    color: 'red',
    label: '',
    points: [
      [0, 0],
      [130, 0],
    ],
  },
  {
    kind: 'attackArrow',
    color: 'blue',
    label: '消防01 主攻',
    points: [
      [-430, -40],
      [-430, -110],
      [-250, -60],
      [-60, -10],
    ],
  },
  {
    kind: 'straightArrow',
    color: 'green',
    label: '疏散方向',
    points: [
      [80, 110],
      [190, 260],
    ],
  },
  {
    kind: 'line',
    color: 'amber',
    label: '交通管制',
    points: [
      [-350, 230],
      [-60, 250],
      [260, 190],
    ],
  },
  {
    kind: 'polygon',
    color: 'violet',
    label: '集结区',
    points: [
      [-340, 40],
      [-180, 45],
      [-180, 125],
      [-340, 120],
    ],
  },
  { kind: 'text', color: 'white', label: '风向东南 3 级', points: [[170, -140]] },
  { kind: 'text', color: 'red', label: '警戒区', points: [[0, -95]] },
] as const;

interface LinkagePictures {
  /** A seat with an incident selected whose cameras have turned. */
  readonly seat: Page;
  readonly leader: HallClient;
  readonly language: 'zh' | 'en';
  readonly save: (page: Page, name: string) => Promise<void>;
}

/** Three tiers with their reasons, what one lookout sees, and a plotted scene; in the seat's present language. */
export async function takeLinkagePictures({ seat, leader, language, save }: LinkagePictures): Promise<void> {
  const suffix = language === 'zh' ? '' : '-en';
  const reasons = seat.getByTestId('why-not');
  const size = seat.locator('.pictures-size');
  await size.click();
  await reasons.locator('summary').click();
  await reasons.locator('li').first().waitFor();
  // The chosen pictures, and under them why.
  await seat
    .getByTestId('linked-tile')
    .nth(2)
    .evaluate((tile) => tile.scrollIntoView({ block: 'start' }));
  await seat.waitForTimeout(3_000);
  await save(seat, `linkage${suffix}`);
  await reasons.locator('summary').click();
  await size.click();

  await seat.locator('body').press('Control+k');
  await seat.getByTestId('palette-input').fill('澜川中心高空瞭望');
  await seat.locator('.palette [role=option]', { hasText: '澜川中心高空瞭望' }).first().click();
  await seat.getByTestId('linkage-open').click();
  await seat.getByTestId('viewshed').click();
  await seat.getByTestId('linkage-figure').getByText(/\d/).waitFor();
  // Far enough away to have the whole of it in the picture.
  await seat.mouse.move(900, 400);
  for (let notch = 0; notch < 4; notch += 1) await seat.mouse.wheel(0, 300);
  await seat.waitForTimeout(5_000);
  await save(seat, `viewshed${suffix}`);
  await seat.getByTestId('viewshed').click();
  await seat.getByTestId('linkage-open').click();

  for (const [index, { points, ...plot }] of plots.entries()) {
    const placed = points.map(([east, north]) => [scene.lon + east / 96_887.553, scene.lat + north / 110_857.4]);
    const drawing = { ...plot, points: placed, incidentId: null };
    await leader.command({ type: 'drawPlot', plotId: `picture-plot-${language}-${index}`, plot: drawing });
  }
  await seat.locator('body').press('Control+k');
  await seat.getByTestId('palette-input').fill(`${scene.lon}, ${scene.lat}`);
  await seat.locator('.palette [role=option]').first().click();
  await seat.getByTestId('map-tool-plot').click();
  await seat.waitForTimeout(4_000);
  await save(seat, `plotting${suffix}`);
  await seat.getByTestId('map-tool-plot').click();
  const drawn = (await leader.call('live.join', {})).snapshot?.plots ?? {};
  for (const { id, version } of Object.values(drawn))
    await leader.command({ type: 'removePlot', plotId: id, expect: version });
}
