import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { z } from 'zod';
import { cameraSchema } from '../../../../protocol/camera/camera.ts';
import { linkageCalls } from '../../../../protocol/linkage/linkageCalls.ts';
import { AreaWorker } from '../../../../server/linkage/areas/AreaWorker.ts';

const cityFolder = join(import.meta.dirname, '..', '..', '..', '..', 'resources', 'city');
const cameras = z.array(cameraSchema).parse(JSON.parse(readFileSync(join(cityFolder, 'cameras.json'), 'utf8')));
const { bounds } = JSON.parse(readFileSync(join(cityFolder, 'city.json'), 'utf8')) as {
  bounds: [number, number, number, number];
};
let worker: AreaWorker;

afterEach(() => worker.close());

test('works out areas of the whole demo city in a thread of its own', { timeout: 60_000 }, async () => {
  worker = new AreaWorker({ dataFolder: cityFolder, cityFolder });
  const [tower] = cameras;
  if (tower === undefined) expect.unreachable('the demo has cameras');
  const streets = cameras.filter(({ tier }) => tier === 'street');
  const [viewshed, blind] = await Promise.all([
    worker.ask({ type: 'viewshed', camera: tower }),
    worker.ask({ type: 'blindSpots', cameras: streets, bounds }),
  ]);
  expect(linkageCalls['linkage.viewshed'].output.parse(viewshed).rings.length).toBeGreaterThan(720);
  const { boxes, blindShare } = linkageCalls['linkage.blindSpots'].output.parse(blind);
  expect(boxes.length).toBeGreaterThan(10);
  expect(blindShare).toBeGreaterThan(0);
  expect(blindShare).toBeLessThan(1);
});

test('a question it has no time for is answered by a refusal, and the next one by a new thread', async () => {
  worker = new AreaWorker({ dataFolder: cityFolder, cityFolder, timeoutMs: 1 });
  const camera = cameras[0] ?? expect.unreachable('the demo has cameras');
  await expect(worker.ask({ type: 'viewshed', camera })).rejects.toMatchObject({ reason: 'timeout' });
  await worker.close();
  worker = new AreaWorker({ dataFolder: cityFolder, cityFolder });
  await expect(worker.ask({ type: 'viewshed', camera })).resolves.toHaveProperty('rings');
});

test('a thread that cannot start says why instead of leaving its asker waiting', async () => {
  const broken = mkdtempSync(join(tmpdir(), 'yigan-test-'));
  writeFileSync(join(broken, 'scene.json'), '{"buildings": "none"}');
  worker = new AreaWorker({ dataFolder: cityFolder, cityFolder: broken });
  const camera = cameras[0] ?? expect.unreachable('the demo has cameras');
  await expect(worker.ask({ type: 'viewshed', camera })).rejects.toThrow('The thread for areas died');
  rmSync(broken, { recursive: true });
});
