import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { connectClient } from '../support/hallClient.ts';
import { readAudit } from '../support/readAudit.ts';
import { useTestHall } from '../support/TestHall.ts';
import { WallWindow } from '../support/WallWindow.ts';

/** A-law, µ-law, one whose microphone is missing, and one whose sound nobody may hear. */
const [aLaw, muLaw, broken, silent] = ['cam-0155', 'cam-0156', 'cam-0162', 'cam-0157'] as const;
const hall = useTestHall();
let wall: WallWindow;

beforeAll(async () => {
  wall = await WallWindow.open(hall.browser, hall.url);
  await countHeard(wall.page);
  await wall.page.reload();
  await wall.logIn('shipin');
  await wall.whenShown();
  for (const [index, cameraId] of [aLaw, muLaw, broken, silent].entries()) await wall.drop(index, cameraId);
  await Promise.all(
    [0, 1, 2, 3].map((index) => tile(index).and(wall.page.locator('[data-condition="live"]')).waitFor()),
  );
});

const tile = (index: number) => wall.tile(index);
const button = (index: number) => tile(index).locator('.tile-sound button');
const phase = (index: number) => tile(index).locator('.tile-sound').getAttribute('data-phase');

/** Remembers the page's peer connections, so that what they receive can be asked. */
async function countHeard(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const connections: RTCPeerConnection[] = [];
    Object.assign(window, { connections });
    window.RTCPeerConnection = class extends RTCPeerConnection {
      constructor(configuration?: RTCConfiguration) {
        super(configuration);
        connections.push(this);
      }
    };
  });
}

/** Per codec that is received now: the sound's energy so far. */
async function heard(): Promise<Record<string, number>> {
  return wall.page.evaluate(async () => {
    const { connections } = window as unknown as { connections: RTCPeerConnection[] };
    const energies: Record<string, number> = {};
    for (const connection of connections) {
      const report = new Map<string, Record<string, unknown>>();
      (await connection.getStats()).forEach((stats: Record<string, unknown>, id: string) => report.set(id, stats));
      for (const stats of report.values()) {
        if (stats['type'] !== 'inbound-rtp' || stats['kind'] !== 'audio') continue;
        const codec = report.get(String(stats['codecId']))?.['mimeType'];
        energies[String(codec)] = Number(stats['totalAudioEnergy'] ?? 0);
      }
    }
    return energies;
  });
}

test('one camera is heard at a time, as the camera speaks, and none before a person asks', async () => {
  expect(await heard()).toEqual({});
  await button(0).click();
  await expect.poll(() => phase(0)).toBe('on');
  await expect.poll(async () => (await heard())['audio/PCMA'] ?? 0, { timeout: 15_000 }).toBeGreaterThan(0.001);

  await button(1).click();
  await expect.poll(() => phase(1)).toBe('on');
  expect(await phase(0)).toBe('off');
  await expect.poll(async () => (await heard())['audio/PCMU'] ?? 0, { timeout: 15_000 }).toBeGreaterThan(0.001);
  expect(Object.keys(await heard())).toEqual(['audio/PCMU']);

  await button(1).click();
  await expect.poll(() => phase(1)).toBe('off');
  await expect.poll(heard).toEqual({});
  const listened = (await readAudit(hall.url)).flatMap(({ actor, event }) =>
    event.type === 'cameraListened' ? [[actor.name, event.cameraId, event.purpose]] : [],
  );
  expect(listened).toEqual([
    ['视频员 周宁', aLaw, { kind: 'watch' }],
    ['视频员 周宁', muLaw, { kind: 'watch' }],
  ]);
});

test('a camera without a microphone says so, and one whose sound is not allowed offers none', async () => {
  await button(2).click();
  await tile(2).getByText('该点位没有声音').waitFor();
  expect(await phase(2)).toBe('failed');
  expect(await button(3).count()).toBe(0);
});

test('the server refuses sound that the directory does not allow, and to whom it is not for', async () => {
  const ask = { cameraId: silent, rtpCapabilities: { codecs: [], headerExtensions: [] }, purpose: { kind: 'watch' } };
  const seat = await connectClient(hall.url, 'diaodu');
  await expect(seat.call('media.listenCamera', ask as never)).rejects.toThrow('cameraSoundNotAllowed');
  seat.close();
  const taker = await connectClient(hall.url, 'jiebao');
  await expect(taker.call('media.listenCamera', { ...ask, cameraId: aLaw } as never)).rejects.toThrow('roleMayNot');
  taker.close();
});
