import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { FieldView } from '../../../../protocol/hall/fieldView.ts';
import { unitIdSchema } from '../../../../protocol/ids.ts';
import { FieldHall } from '../../../support/fieldHall.ts';
import { connectClient, type HallClient } from '../../../support/hallClient.ts';
import { makeDataFolder, startHallServer, type HallServer } from '../../../support/hallServer.ts';

const unitId = unitIdSchema.parse('unit-fire-02');
const folder = makeDataFolder();
let server: HallServer;
let hall: FieldHall;
let first: Device;
let second: Device;

/** A phone as the hall sees it: what it was told last. */
class Device {
  readonly client: HallClient;
  #view: FieldView;

  private constructor(client: HallClient, view: FieldView) {
    this.client = client;
    this.#view = view;
    client.socket.on('fieldView', (body: FieldView) => (this.#view = body));
  }

  static async create(): Promise<Device> {
    const client = await connectClient(server.url, 'fire-02');
    return new Device(client, await client.call('field.join', {}));
  }

  get view(): FieldView {
    return this.#view;
  }

  statusOf(assignmentId: string): string | undefined {
    return this.#view.assignments.find(({ assignment }) => assignment.id === assignmentId)?.assignment.status;
  }
}

beforeAll(async () => {
  server = await startHallServer({ dataFolder: folder.path });
  hall = await FieldHall.create(server.url);
  first = await Device.create();
  second = await Device.create();
});
afterAll(async () => {
  first.client.close();
  second.client.close();
  hall.close();
  await server.stop();
  folder.remove();
});

const bothShow = (assignmentId: string, status: string) =>
  vi.waitFor(() => expect([first, second].map((device) => device.statusOf(assignmentId))).toEqual([status, status]));

test('what one phone of a unit saw and did the other shows, and the same act of both is one event', async () => {
  await first.client.command({ type: 'startDuty', unitId });
  await vi.waitFor(() => expect(second.view.duty.onDuty).toBe(true));
  const { incidentId, assignmentId } = await hall.sendUnit(unitId, '仓库起火');
  await bothShow(assignmentId, 'sent');
  const ids = { incidentId, assignmentId };

  // A phone rings for what nobody has seen: once one has, the other has nothing left to ring for.
  await first.client.command({ type: 'confirmDelivery', ...ids });
  await first.client.command({ type: 'confirmSeen', ...ids });
  await bothShow(assignmentId, 'seen');

  // Both press at once, each with an id of its own; then one sends its press again after a cut.
  const act = { type: 'acknowledgeAssignment', ...ids };
  const firstId = randomUUID();
  const [reply, other] = await Promise.all([first.client.command(act, firstId), second.client.command(act)]);
  expect([reply.ok, other.ok]).toEqual([true, true]);
  await bothShow(assignmentId, 'acknowledged');
  expect(await first.client.command(act, firstId)).toEqual(reply);

  await second.client.command({ type: 'departForScene', ...ids });
  await bothShow(assignmentId, 'enRoute');
  await first.client.command({ type: 'arriveOnScene', ...ids });
  await bothShow(assignmentId, 'onScene');
  const { log } = await hall.incident(incidentId);
  const steps = log.map(({ event }) => event).filter((event) => /^(assignment|unit)(?!Dispatched)/.test(event));
  expect(steps).toEqual([
    'assignmentDelivered',
    'assignmentSeen',
    'assignmentAcknowledged',
    'unitDeparted',
    'unitArrived',
  ]);
  expect(first.view).toEqual(second.view);
});
