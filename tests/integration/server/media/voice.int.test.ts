import { afterAll, beforeAll, expect, test } from 'vitest';
import { MediaBench } from '../../../support/mediaPage/MediaBench.ts';
import type { MediaPage } from '../../../support/mediaPage/openMediaPage.ts';

let bench: MediaBench;

beforeAll(async () => {
  bench = await MediaBench.create({
    findSpeech: (listenerPeerId) =>
      listenerPeerId === 'listener' ? (bench.exchange.peer('speaker')?.voice?.producer ?? null) : null,
  });
});

afterAll(async () => {
  await bench.close();
});

async function energyOf(listener: MediaPage, producerId: string): Promise<number> {
  return listener.page.evaluate(async (id) => {
    let energy = 0;
    (await window.media.receiver.stats(id))?.forEach((entry: RTCInboundRtpStreamStats) => {
      if (entry.type === 'inbound-rtp') energy = entry.totalAudioEnergy ?? 0;
    });
    return energy;
  }, producerId);
}

test('a voice is heard only while the floor is granted, and only by those who may', async () => {
  const [speaker, listener, stranger] = await Promise.all([
    bench.open('speaker'),
    bench.open('listener'),
    bench.open('stranger'),
  ]);
  const producerId = await speaker.page.evaluate(() => window.media.sender.prepare());
  await listener.page.evaluate((id) => window.media.receiver.listen(id), producerId);
  expect(
    await stranger.page.evaluate(
      (id) => window.media.receiver.listen(id).catch((cause: unknown) => String(cause)),
      producerId,
    ),
  ).toContain('mediaUnknown');

  await speaker.page.evaluate(() => window.media.sender.talk());
  expect(await energyOf(listener, producerId)).toBe(0);

  await speaker.peer.setTalking(true);
  await expect.poll(() => energyOf(listener, producerId), { timeout: 15_000 }).toBeGreaterThan(0);

  await speaker.peer.setTalking(false);
  await speaker.page.evaluate(() => window.media.sender.silence());
  await expect
    .poll(() => listener.page.evaluate((id) => window.media.receiver.level(id), producerId), { timeout: 15_000 })
    .toBeLessThan(0.001);
});
