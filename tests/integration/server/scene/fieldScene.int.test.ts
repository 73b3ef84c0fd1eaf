import { afterAll, beforeAll, expect, test } from 'vitest';
import { cameraIdSchema } from '../../../../protocol/ids.ts';
import { FieldHall } from '../../../support/fieldHall.ts';
import { connectClient, type HallClient } from '../../../support/hallClient.ts';
import { makeDataFolder, startHallServer, type HallServer } from '../../../support/hallServer.ts';
import { readAudit } from '../../../support/readAudit.ts';

const unitId = 'unit-fire-01';
const square = { lon: 113.0041, lat: 29.5052, address: '澜川广场东侧' };
const farAway = cameraIdSchema.parse('cam-1900');

const folder = makeDataFolder();
let server: HallServer;
let hall: FieldHall;
let phone: HallClient;

beforeAll(async () => {
  server = await startHallServer({ dataFolder: folder.path });
  hall = await FieldHall.create(server.url);
  phone = await connectClient(server.url, 'fire-01');
});
afterAll(async () => {
  phone.close();
  hall.close();
  await server.stop();
  folder.remove();
});

test('tells a unit what is around its own incident, and lets it look through that incident’s cameras while under way', async () => {
  expect((await phone.command({ type: 'startDuty', unitId })).ok).toBe(true);
  const sent = await hall.sendUnit(unitId, '商铺起火', '', square);
  await hall.dispatcher.command({ type: 'startDuty', unitId: 'unit-fire-02' });
  const other = await hall.sendUnit('unit-fire-02', '别处起火', '', square);
  await expect.poll(async () => (await hall.incident(sent.incidentId)).cameras.length).toBeGreaterThan(0);

  expect((await phone.call('field.scene', { incidentId: sent.incidentId })).cameras).toEqual([]);
  await expect(phone.call('field.scene', { incidentId: other.incidentId })).rejects.toThrow('otherUnit');
  const cameraId = (await hall.incident(sent.incidentId)).cameras[0]?.cameraId ?? farAway;
  const look = (id: typeof cameraId, stream: 'main' | 'sub' = 'sub') =>
    phone.call('media.watchCamera', {
      ...{ cameraId: id, stream, rtpCapabilities: { codecs: [], headerExtensions: [] } },
      purpose: { kind: 'incident', incidentId: sent.incidentId },
    });
  await expect(look(cameraId)).rejects.toThrow('sceneNotUnderWay');

  await phone.command({ type: 'acknowledgeAssignment', ...sent });
  await phone.command({ type: 'departForScene', ...sent });
  const scene = await phone.call('field.scene', { incidentId: sent.incidentId });
  expect(scene.cameras.map((camera) => camera.cameraId)).toContain(cameraId);
  await expect(look(farAway)).rejects.toThrow('sceneCameraOther');
  await expect(look(cameraId, 'main')).rejects.toThrow('sceneCameraStream');
  // Past the right, before any transport: what is refused now is the media line that this program does not have.
  await expect(look(cameraId)).rejects.not.toThrow(/scene|roleMayNot/);

  const viewed = (await readAudit(server.url)).filter(({ event }) => event.type === 'cameraViewed');
  expect(viewed.map(({ actor, event }) => [actor.unitId, event])).toEqual([
    [
      unitId,
      { type: 'cameraViewed', cameraId, stream: 'sub', purpose: { kind: 'incident', incidentId: sent.incidentId } },
    ],
  ]);
});
