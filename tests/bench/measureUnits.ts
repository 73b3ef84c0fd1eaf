import { fork } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launchBrowser } from '../support/browser.ts';
import { post } from '../support/hallClient.ts';
import { demoPassword, startHallServer } from '../support/hallServer.ts';
import { BigHall } from './dispatch/BigHall.ts';
import { loadOfUnits, type LoadOfUnits } from './dispatch/loadOfUnits.ts';
import { timeDispatches } from './dispatch/timeDispatches.ts';
import { figureOf, percentile, type Figure } from './Figure.ts';

const units = 5_000;
const cameras = 2_000;
const seats = 200;
const dispatches = 30;
const startTimeoutMs = 30_000;

/**
 * units.rate: 5,000 phones on sockets of their own, each telling its place once a second, while 200 seats listen. The
 * server's processor time as a share of one core, and what each seat hears. dispatch.phone.full: an order to a phone's page
 * meanwhile. The yardstick takes the same load, after ours: both hold five thousand sockets.
 */
export async function measureUnits(): Promise<Figure[]> {
  const folder = await BigHall.create({ cameras, units });
  const [first, ...others] = folder.phones;
  if (first === undefined) throw new Error('The hall has no unit');
  const file = join(folder.path, 'phones.json');
  writeFileSync(file, JSON.stringify(others));
  const load = { file, units: others.length, seats };
  const server = await startHallServer({ dataFolder: folder.path });
  const browser = await launchBrowser();
  try {
    const { pid } = server.process;
    if (pid === undefined) throw new Error('The server has no process');
    const { cookie } = await post(server.url, '/api/login', { username: 'diaodu', password: demoPassword });
    const orders: Figure[] = [];
    const ours = await loadOfUnits({
      ...{ ...load, url: server.url, pid, cookie },
      meanwhile: async () => {
        const figure = await timeDispatches({
          ...{ id: 'dispatch.phone.full', browser, url: server.url, runs: dispatches },
          phone: { username: first.unitId, unitId: first.unitId },
          conditions: `${units} units reporting and ${seats} seats listening, all of them, Chromium and the yardstick on the same cores`,
        });
        orders.push(figure);
      },
    });
    await browser.close();
    await server.stop();
    return [...orders, ...figuresOf(ours, await loadOfBare(load))];
  } finally {
    await browser.close();
    await server.stop();
    folder.remove();
  }
}

async function loadOfBare(load: { file: string; units: number; seats: number }): Promise<LoadOfUnits> {
  const bare = fork(fileURLToPath(new URL('./dispatch/bareUnits.ts', import.meta.url)));
  try {
    const [{ port }] = (await once(bare, 'message', { signal: AbortSignal.timeout(startTimeoutMs) })) as [
      { port: number },
    ];
    if (bare.pid === undefined) throw new Error('The yardstick has no process');
    return await loadOfUnits({ ...load, url: `http://127.0.0.1:${port}`, pid: bare.pid, cookie: '' });
  } finally {
    bare.kill();
  }
}

function figuresOf(ours: LoadOfUnits, bare: LoadOfUnits): Figure[] {
  const name = `bare Socket.IO that keeps and tells them as JSON, ${bare.reportsPerSecond} reports answered a second`;
  const conditions = `${units} units on sockets of their own, ${seats} seats; ${ours.reportsPerSecond} reports answered a second; all on the same cores`;
  return [
    figureOf({
      ...{ id: 'units.rate', unit: '% of a core', samples: ours.shares, goal: '<= 30', conditions },
      yardstick: { name, value: percentile(bare.shares, 0.5) },
    }),
    figureOf({
      ...{ id: 'units.bytes', unit: 'kB/s a seat', samples: ours.bytes, goal: '<= 200', conditions },
      yardstick: { name, value: percentile(bare.bytes, 0.5) },
    }),
  ];
}
