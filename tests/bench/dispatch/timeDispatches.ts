import type { Browser } from 'playwright-core';
import { connectClient } from '../../support/hallClient.ts';
import { figureOf, percentile, type Figure } from '../Figure.ts';
import { BareHall } from './BareHall.ts';
import { PhonePage } from './PhonePage.ts';

export interface TimedDispatches {
  readonly id: string;
  readonly browser: Browser;
  readonly url: string;
  readonly phone: { readonly username: string; readonly unitId: string };
  readonly runs: number;
  readonly conditions: string;
}

const warmUpRuns = 3;

/** From the seat sending an order to the phone showing it, in turns with the yardstick (A B A B). */
export async function timeDispatches(options: TimedDispatches): Promise<Figure> {
  const { id, browser, url, phone, runs, conditions } = options;
  const seat = await connectClient(url, 'diaodu');
  const page = await PhonePage.create({ browser, url, ...phone });
  const bareHall = await BareHall.create(browser);
  const samples: number[] = [];
  const bare: number[] = [];
  try {
    for (let run = -warmUpRuns; run < runs; run += 1) {
      const words = `测速 ${run + 1_000}`;
      const message = await bareHall.message(words);
      const shown = await page.dispatch(seat, words);
      if (run < 0) continue;
      bare.push(message);
      samples.push(shown);
    }
  } finally {
    await bareHall.close();
    seat.close();
  }
  return figureOf({
    ...{ id, unit: 'ms', samples, goal: 'p95 <= 100, <= 2x', conditions },
    yardstick: { name: 'bare Socket.IO + one fsync, to a page of one line', value: percentile(bare, 0.5) },
  });
}
