import { afterAll, beforeAll, expect, test } from 'vitest';
import { unitIdSchema } from '../../../protocol/ids.ts';
import { connectClient, type HallClient } from '../../support/hallClient.ts';
import { readAudit } from '../../support/readAudit.ts';
import { makeDataFolder, startHallServer, type HallServer } from '../../support/hallServer.ts';

const folder = makeDataFolder();
const unitId = unitIdSchema.parse('unit-fire-01');
const conversationId = `unit:${unitId}`;
let server: HallServer;
let dispatcher: HallClient;
let leader: HallClient;
let phone: HallClient;

beforeAll(async () => {
  server = await startHallServer({ dataFolder: folder.path });
  dispatcher = await connectClient(server.url, 'diaodu');
  leader = await connectClient(server.url, 'zhihui');
  phone = await connectClient(server.url, 'fire-01');
  await done(phone, { type: 'startDuty', unitId });
});
afterAll(async () => {
  dispatcher.close();
  leader.close();
  phone.close();
  await server.stop();
  folder.remove();
});

async function done(client: HallClient, command: Record<string, unknown>): Promise<void> {
  const reply = await client.command(command);
  if (!reply.ok) throw new Error(`${String(command['type'])} was refused: ${reply.rejection.reason}`);
}
function say(messageId: string, text: string, to: Record<string, unknown> = { kind: 'unit', unitId }) {
  return { type: 'sendMessage', messageId, to, text };
}
async function readers() {
  const { snapshot } = await dispatcher.call('live.join', {});
  return snapshot?.messages[conversationId]?.readers ?? {};
}

test('a phone that was cut off gets what was said meanwhile in order, and one receipt covers it', async () => {
  await done(dispatcher, say('m1', '第一条'));
  phone.close();
  await done(dispatcher, say('m2', '第二条'));
  await done(dispatcher, say('m3', '第三条'));
  phone = await connectClient(server.url, 'fire-01');
  const [conversation] = (await phone.call('field.join', {})).messages ?? [];
  expect(conversation?.messages.map(({ text }) => text)).toEqual(['第一条', '第二条', '第三条']);
  await done(phone, { type: 'confirmMessageRead', conversationId, messageId: 'm3', receipt: 'delivered' });
  expect((await readers())[unitId]).toMatchObject({ deliveredSeq: conversation?.messages[2]?.seq, readSeq: 0 });
  await done(phone, { type: 'confirmMessageRead', conversationId, messageId: 'm3', receipt: 'read' });
  expect((await readers())[unitId]).toMatchObject({ readSeq: conversation?.messages[2]?.seq });
});

test('the same message sent twice is one message', async () => {
  const command = say('twice', '只有一条');
  const first = await dispatcher.command(command, 'command-twice');
  expect(await dispatcher.command(command, 'command-twice')).toEqual(first);
  const { snapshot } = await dispatcher.call('live.join', {});
  const sent = snapshot?.messages[conversationId]?.messages.filter(({ id }) => id === 'twice');
  expect(sent).toHaveLength(1);
});

test('older messages and words are found again, after a restart too, and only by those they were for', async () => {
  for (let count = 1; count <= 60; count += 1)
    await done(dispatcher, say(`old-${count}`, `历史消息 ${count}`, { kind: 'desk' }));
  const accountIds = [dispatcher.session.accountId, leader.session.accountId];
  await done(dispatcher, say('private', '两人之间 100%', { kind: 'accounts', accountIds }));
  const port = Number(new URL(server.url).port);
  for (const client of [dispatcher, leader, phone]) client.close();
  await server.stop();
  server = await startHallServer({ dataFolder: folder.path, port });
  dispatcher = await connectClient(server.url, 'diaodu');
  leader = await connectClient(server.url, 'zhihui');
  phone = await connectClient(server.url, 'fire-01');
  const taker = await connectClient(server.url, 'jiebao');
  const { snapshot } = await dispatcher.call('live.join', {});
  const first = snapshot?.messages['desk']?.messages[0];
  const older = await dispatcher.call('messages.read', { conversationId: 'desk', beforeSeq: first?.seq ?? 0 });
  expect(older.hasMore).toBe(false);
  expect(older.messages.map(({ text }) => text)).toEqual(
    Array.from({ length: 30 }, (_, index) => `历史消息 ${index + 1}`),
  );
  expect((await taker.call('messages.search', { words: '历史消息 59' })).map(({ message }) => message.id)).toEqual([
    'old-59',
  ]);
  expect(await leader.call('messages.search', { words: '间 100%' })).toHaveLength(1);
  expect(await taker.call('messages.search', { words: '间 100%' })).toEqual([]);
  expect((await phone.call('messages.search', { words: '第二' })).map(({ message }) => message.id)).toEqual(['m2']);
  expect(await phone.call('messages.search', { words: '历史' })).toEqual([]);
  await expect(phone.call('messages.read', { conversationId: 'desk', beforeSeq: 9e9 })).rejects.toThrow(
    'conversationForeign',
  );
  await expect(dispatcher.call('messages.search', { words: '' })).rejects.toThrow('malformed');
  taker.close();
});

test('the way of a shift is kept on duty only; the unit reads its own, the leader with a purpose that is on record', async () => {
  const at = (lon: number) => ({ lon, lat: 30.66, accuracyM: 8, deviceAt: 1 });
  await phone.call('position.report', at(104.06));
  await done(phone, { type: 'endDuty', unitId });
  await phone.call('position.report', at(104.2));
  await done(phone, { type: 'startDuty', unitId });
  await phone.call('position.report', at(104.07));
  const own = await phone.call('units.track', { unitId });
  expect(own.points).toMatchObject([{ lon: 104.07 }]);
  expect(own.duties).toHaveLength(2);
  expect(own.readers).toEqual([]);
  const earlier = await leader.call('units.track', { unitId, dutySince: own.duties[1] ?? 0, purpose: '核对到场时间' });
  expect(earlier.points).toMatchObject([{ lon: 104.06 }]);
  expect(earlier.readers).toBeUndefined();
  const looked = { name: leader.session.name, role: 'dutyLeader', purpose: '核对到场时间', dutySince: own.duties[1] };
  expect((await phone.call('units.track', { unitId })).readers).toMatchObject([looked]);
  await expect(leader.call('units.track', { unitId })).rejects.toThrow('purposeMissing');
  await expect(dispatcher.call('units.track', { unitId, purpose: '看看' })).rejects.toThrow('roleMayNot');
  await expect(phone.call('units.track', { unitId: unitIdSchema.parse('unit-fire-02') })).rejects.toThrow('otherUnit');
  const lines = (await readAudit(server.url)).filter(({ event }) => event.type === 'unitTrackRead');
  expect(lines.map(({ actor, event }) => [actor.accountId, event])).toEqual([
    [
      leader.session.accountId,
      { type: 'unitTrackRead', unitId, dutySince: own.duties[1] ?? 0, purpose: '核对到场时间' },
    ],
  ]);
});

test('a desk is told whom it can write to alone, a phone is not', async () => {
  const people = await dispatcher.call('messages.people', {});
  expect(people.map(({ role }) => role)).toEqual(expect.arrayContaining(['dutyLeader', 'callTaker', 'supervisor']));
  for (const { role } of people)
    expect(['callTaker', 'videoOperator', 'dispatcher', 'supervisor', 'dutyLeader']).toContain(role);
  expect(people.some(({ accountId }) => accountId === dispatcher.session.accountId)).toBe(false);
  await expect(phone.call('messages.people', {})).rejects.toThrow('forbidden: roleMayNot');
});
