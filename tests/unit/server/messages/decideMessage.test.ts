import { expect, test } from 'vitest';
import type { Command } from '../../../../protocol/hall/allCommands.ts';
import { selectFieldView } from '../../../../protocol/hall/fieldView.ts';
import { commandSchema } from '../../../../protocol/hall/allCommands.ts';
import { unitIdSchema } from '../../../../protocol/ids.ts';
import { keptMessages } from '../../../../protocol/message/evolveMessages.ts';
import { touchedUnits } from '../../../../server/hall/tellPhones.ts';
import { LifecycleHall } from '../../../support/LifecycleHall.ts';
import { fireAgencyId, seats } from '../../../support/lifecycleWorld.ts';

const gridUnit = unitIdSchema.parse('unit-grid');
const waterUnit = unitIdSchema.parse('unit-water');
const westUnit = unitIdSchema.parse('unit-west');

function say(messageId: string, to: unknown, text: string, more: Record<string, unknown> = {}): Command {
  return commandSchema.parse({ type: 'sendMessage', messageId, to, text, ...more });
}
function confirm(conversationId: string, messageId: string, receipt: 'delivered' | 'read'): Command {
  return commandSchema.parse({ type: 'confirmMessageRead', conversationId, messageId, receipt });
}
function hallOnDuty(): LifecycleHall {
  const hall = new LifecycleHall();
  for (const seat of [seats.gridUnit, seats.waterUnit])
    hall.run(seat, { type: 'startDuty', unitId: unitIdSchema.parse(seat.unitId) });
  return hall;
}
const toGrid = { kind: 'unit', unitId: 'unit-grid' };

test('a message to a crew reaches its phone alone, and the receipts of phone and desk stand beside it once', () => {
  const hall = hallOnDuty();
  hall.run(seats.dispatcher, say('m1', toGrid, '请报告位置'));
  expect(selectFieldView(hall.state, gridUnit).messages).toMatchObject([
    { id: 'unit:unit-grid', readSeq: 0, isMember: true, messages: [{ id: 'm1', text: '请报告位置' }] },
  ]);
  expect(selectFieldView(hall.state, waterUnit).messages).toEqual([]);
  const { seq } = hall.state;
  expect(hall.run(seats.gridUnit, confirm('unit:unit-grid', 'm1', 'delivered'))).toEqual([
    {
      type: 'messageConfirmed',
      conversationId: 'unit:unit-grid',
      throughSeq: seq,
      receipt: 'delivered',
      unitId: gridUnit,
    },
  ]);
  expect(hall.run(seats.gridUnit, confirm('unit:unit-grid', 'm1', 'delivered'))).toEqual([]);
  hall.run(seats.gridUnit, confirm('unit:unit-grid', 'm1', 'read'));
  expect(hall.state.messages['unit:unit-grid']?.readers['unit-grid']).toMatchObject({
    deliveredSeq: seq,
    readSeq: seq,
  });
  // The crew that wrote is told when the desk reads.
  hall.run(seats.gridUnit, say('m2', toGrid, '已到路口'));
  hall.run(seats.taker, confirm('unit:unit-grid', 'm2', 'read'));
  expect([...touchedUnits(hall.state, hall.entries.slice(-1))]).toContain(gridUnit);
  expect(selectFieldView(hall.state, gridUnit).messages?.[0]?.others).toContainEqual(
    expect.objectContaining({ name: 'taker', readSeq: seq + 3 }),
  );
});

test('one receipt covers all that came during an outage, and an older one changes nothing', () => {
  const hall = hallOnDuty();
  for (const id of ['m1', 'm2', 'm3']) hall.run(seats.dispatcher, say(id, toGrid, id));
  hall.run(seats.gridUnit, confirm('unit:unit-grid', 'm3', 'read'));
  expect(hall.run(seats.gridUnit, confirm('unit:unit-grid', 'm1', 'read'))).toEqual([]);
  expect(selectFieldView(hall.state, gridUnit).messages?.[0]?.readSeq).toBe(hall.state.seq - 1);
});

test('a group reaches who is on duty in it; off duty a phone is told no messages', () => {
  const hall = hallOnDuty();
  const [sent] = hall.run(seats.dispatcher, say('m1', { kind: 'agency', agencyId: fireAgencyId }, '加强巡查'));
  expect(sent).toMatchObject({ unitIds: [gridUnit] });
  expect(hall.run(seats.dispatcher, say('m2', { kind: 'hall' }, '全体注意'))).toMatchObject([
    { unitIds: [gridUnit, waterUnit] },
  ]);
  expect(hall.run(seats.dispatcher, say('m3', { kind: 'area', areaId: 'county-east' }, '东部'))).toMatchObject([
    { unitIds: [gridUnit, waterUnit] },
  ]);
  expect(hall.run(seats.dispatcher, say('m4', { kind: 'desk' }, '席位间'))).toMatchObject([{ unitIds: [] }]);
  hall.run(seats.gridUnit, { type: 'endDuty', unitId: gridUnit });
  expect(selectFieldView(hall.state, gridUnit).messages).toEqual([]);
});

test('calling a crew by name shows it that message and no other, and never rings off duty', () => {
  const hall = hallOnDuty();
  hall.run(seats.dispatcher, say('m1', { kind: 'desk' }, '内部'));
  hall.run(seats.dispatcher, say('m2', { kind: 'desk' }, '@unit-water 请支援', { mentions: ['unit-water'] }));
  expect(selectFieldView(hall.state, waterUnit).messages).toMatchObject([
    { isMember: false, messages: [{ id: 'm2' }] },
  ]);
  expect(hall.try(seats.dispatcher, say('m3', { kind: 'desk' }, '@', { mentions: [westUnit] }))).toBe(
    'notAllowed: unitOffDuty',
  );
});

test('refuses what nobody may write, and journals nothing', () => {
  const hall = hallOnDuty();
  hall.run(seats.dispatcher, say('m1', toGrid, '一'));
  const before = hall.entries.length;
  const two = { kind: 'accounts', accountIds: ['taker', 'supervisor'] };
  const refused: [string, string][] = [
    [hall.try(seats.dispatcher, say('m1', toGrid, '又')), 'conflict: messageExists'],
    [hall.try(seats.dispatcher, say('m2', toGrid, '  ')), 'malformed: messageEmpty'],
    [hall.try(seats.dispatcher, say('m2', toGrid, '人脸比对命中')), 'notAllowed: identifiesPersons'],
    [hall.try(seats.dispatcher, say('m2', { kind: 'unit', unitId: 'ghost' }, '在吗')), 'notFound: unitUnknown'],
    [
      hall.try(seats.dispatcher, say('m2', { kind: 'incident', incidentId: 'ghost' }, '在吗')),
      'notFound: incidentUnknown',
    ],
    [hall.try(seats.dispatcher, say('m2', toGrid, '图', { attachmentId: 'ghost' })), 'notFound: attachmentUnknown'],
    [hall.try(seats.dispatcher, say('m2', toGrid, '图', { plotId: 'ghost' })), 'notFound: plotUnknown'],
    [hall.try(seats.dispatcher, say('m2', two, '偷听')), 'forbidden: conversationForeign'],
    [hall.try(seats.waterUnit, say('m2', toGrid, '别人的')), 'forbidden: conversationForeign'],
    [hall.try(seats.gridUnit, say('m2', { kind: 'desk' }, '席位')), 'forbidden: conversationForeign'],
    [hall.try(seats.westUnit, say('m2', { kind: 'hall' }, '离岗')), 'forbidden: conversationForeign'],
    [hall.try(seats.gridUnit, confirm('unit:nobody', 'm1', 'read')), 'notFound: messageUnknown'],
    [hall.try(seats.system, say('m2', toGrid, '系统')), 'forbidden: roleMayNot'],
  ];
  for (const [answer, expected] of refused) expect(answer).toBe(expected);
  expect(hall.run(seats.waterUnit, confirm('unit:unit-grid', 'm1', 'read'))).toEqual([]);
  expect(hall.entries.length).toBe(before);
});

test('two people write to each other in one conversation, whoever begins', () => {
  const hall = new LifecycleHall();
  hall.run(seats.taker, say('m1', { kind: 'accounts', accountIds: ['taker', 'leader'] }, '请看'));
  hall.run(seats.leader, say('m2', { kind: 'accounts', accountIds: ['leader', 'taker'] }, '看到'));
  expect(Object.keys(hall.state.messages)).toEqual(['accounts:leader|taker']);
});

test('a conversation keeps its latest messages only, and counts them all', () => {
  const hall = new LifecycleHall();
  const sent = keptMessages + 5;
  for (let count = 1; count <= sent; count += 1)
    hall.run(seats.taker, say(`m${count}`, { kind: 'desk' }, `第 ${count} 条`));
  const desk = hall.state.messages['desk'];
  expect(desk?.count).toBe(sent);
  expect(desk?.messages.map(({ id }) => id)).toEqual(
    Array.from({ length: keptMessages }, (_, index) => `m${index + 6}`),
  );
});
