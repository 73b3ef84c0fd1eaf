import { expect, test } from 'vitest';

import { commandSchema, type Command } from '../../../../protocol/hall/allCommands.ts';
import { Rejected } from '../../../../protocol/wire/rejection.ts';
import type { Act } from '../../../../renderer/field/outbox/Act.ts';
import { Outbox, type OutboxContent } from '../../../../renderer/field/outbox/Outbox.ts';
import { MemoryOutboxStorage } from './MemoryOutboxStorage.ts';

const noLine = () => Promise.reject(new Rejected('unavailable', 'timeout'));

function step(type: 'acknowledgeAssignment' | 'departForScene' | 'arriveOnScene' | 'confirmSeen'): Command {
  return commandSchema.parse({ type, incidentId: 'incident-1', assignmentId: 'assignment-1' });
}

interface Phone {
  readonly outbox: Outbox;
  readonly content: () => OutboxContent;
  /** Command types that reached the server, in order. */
  readonly reached: string[];
  readonly ids: string[];
  line: (act: Act) => Promise<{ seq: number }>;
}

async function openPhone(storage: MemoryOutboxStorage, accountId = 'account-1'): Promise<Phone> {
  let content: OutboxContent = { acts: [], stoppedBy: null };
  let clock = 1_000;
  let lock: Promise<unknown> = Promise.resolve();
  const reached: string[] = [];
  const ids: string[] = [];
  const outbox = await Outbox.create({
    storage,
    accountId,
    now: () => (clock += 1_000),
    newId: () => `${accountId}-${storage.acts.size + reached.length}-${clock}`,
    exclusively: (work) => {
      const mine = lock.then(work);
      lock = mine.catch(() => undefined);
      return mine;
    },
    onChange: (next) => (content = next),
    send: (act) => phone.line(act),
  });
  const phone: Phone = {
    outbox,
    content: () => content,
    reached,
    ids,
    line: (act) => {
      reached.push(act.envelope.command.type);
      ids.push(act.envelope.id);
      return Promise.resolve({ seq: reached.length });
    },
  };
  return phone;
}

const typesAndStates = (phone: Phone) => phone.content().acts.map(({ command, state }) => [command.type, state]);

test('keeps acts without a line, over a reload, and sends each once and in order when the line is back', async () => {
  const storage = new MemoryOutboxStorage();
  const before = await openPhone(storage);
  before.line = noLine;
  await before.outbox.add(step('acknowledgeAssignment'));
  await before.outbox.add(step('departForScene'));
  await before.outbox.add(step('arriveOnScene'));
  await before.outbox.flush();
  expect(typesAndStates(before)).toEqual([
    ['acknowledgeAssignment', 'waiting'],
    ['departForScene', 'waiting'],
    ['arriveOnScene', 'waiting'],
  ]);
  expect(before.content().stoppedBy).toEqual({ code: 'unavailable', reason: 'timeout' });
  before.outbox.close();

  const after = await openPhone(storage);
  expect(after.content().acts.map(({ deviceAt }) => deviceAt)).toEqual([2_000, 3_000, 4_000]);
  await Promise.all([after.outbox.flush(), after.outbox.flush()]);
  await after.outbox.flush();

  expect(after.reached).toEqual(['acknowledgeAssignment', 'departForScene', 'arriveOnScene']);
  expect(storage.acts.size).toBe(0);
});

test('sends an act again under the same id when the reply was lost', async () => {
  const phone = await openPhone(new MemoryOutboxStorage());
  const arrive = phone.line;
  phone.line = async (act) => {
    await arrive(act);
    return noLine();
  };
  await phone.outbox.add(step('acknowledgeAssignment'));
  await phone.outbox.flush();
  phone.line = arrive;
  await phone.outbox.flush();

  expect(phone.ids).toHaveLength(2);
  expect(new Set(phone.ids).size).toBe(1);
});

test('shows an accepted act as pending until the view of the server reaches it', async () => {
  const phone = await openPhone(new MemoryOutboxStorage());
  await phone.outbox.add(step('acknowledgeAssignment'));
  expect(await phone.outbox.flush()).toBe(1);
  expect(typesAndStates(phone)).toEqual([['acknowledgeAssignment', 'accepted']]);

  phone.outbox.showView(1);

  expect(typesAndStates(phone)).toEqual([]);
});

test('goes on after a refusal, and keeps the refused act with its words until the person removes it', async () => {
  const storage = new MemoryOutboxStorage();
  const phone = await openPhone(storage);
  const accept = phone.line;
  phone.line = (act) =>
    act.envelope.command.type === 'departForScene'
      ? Promise.reject(new Rejected('notAllowed', 'assignmentStep'))
      : accept(act);
  await phone.outbox.add(step('departForScene'));
  await phone.outbox.add(step('arriveOnScene'));
  phone.outbox.showView(99);
  await phone.outbox.flush();
  await phone.outbox.flush();

  const reopened = await openPhone(storage);
  const refused = reopened.content().acts[0];
  expect(phone.reached).toEqual(['arriveOnScene']);
  expect(refused).toMatchObject({
    state: 'refused',
    command: { type: 'departForScene' },
    rejection: { code: 'notAllowed', reason: 'assignmentStep' },
  });
  await reopened.outbox.flush();
  expect(reopened.reached).toEqual([]);
  await reopened.outbox.remove(refused?.id ?? '');
  expect(storage.acts.size).toBe(0);
});

test('sends a refused act again, under its id, when the person asks for it', async () => {
  const phone = await openPhone(new MemoryOutboxStorage());
  const accept = phone.line;
  phone.line = () => Promise.reject(new TypeError('an error nobody expected'));
  await phone.outbox.add(step('departForScene'));
  await phone.outbox.flush();
  const refused = phone.content().acts[0];
  expect(refused?.rejection).toEqual({ code: 'serverFailure', reason: 'serverFailure' });

  phone.line = accept;
  await phone.outbox.retry(refused?.id ?? '');
  await phone.outbox.flush();

  expect(phone.ids).toEqual([refused?.id]);
});

test('drops a confirmation of its own that came too late, because it tells the person nothing', async () => {
  const storage = new MemoryOutboxStorage();
  const phone = await openPhone(storage);
  phone.line = () => Promise.reject(new Rejected('notAllowed', 'assignmentStep'));
  await phone.outbox.add(step('confirmSeen'));
  await phone.outbox.flush();

  expect(phone.content().acts).toEqual([]);
  expect(storage.acts.size).toBe(0);
});

test('does not remove what waits to be sent', async () => {
  const storage = new MemoryOutboxStorage();
  const phone = await openPhone(storage);
  await phone.outbox.add(step('departForScene'));

  await phone.outbox.remove(phone.content().acts[0]?.id ?? '');

  expect(storage.acts.size).toBe(1);
});

test('never sends what another person did on the same phone', async () => {
  const storage = new MemoryOutboxStorage();
  const first = await openPhone(storage, 'account-1');
  await first.outbox.add(step('acknowledgeAssignment'));
  first.outbox.close();

  const second = await openPhone(storage, 'account-2');
  await second.outbox.flush();

  expect(second.content().acts).toEqual([]);
  expect(second.reached).toEqual([]);
  expect(storage.acts.size).toBe(1);
});

test('sends an act added while others are on their way', async () => {
  const phone = await openPhone(new MemoryOutboxStorage());
  const accept = phone.line;
  phone.line = async (act) => {
    if (act.envelope.command.type === 'acknowledgeAssignment') {
      await phone.outbox.add(step('departForScene'));
      void phone.outbox.flush();
    }
    return accept(act);
  };
  await phone.outbox.add(step('acknowledgeAssignment'));
  await phone.outbox.flush();

  expect(phone.reached).toEqual(['acknowledgeAssignment', 'departForScene']);
});

test('says so when the phone cannot keep an act, and shows nothing as done', async () => {
  const storage = new MemoryOutboxStorage();
  const phone = await openPhone(storage);
  storage.isFull = true;

  await expect(phone.outbox.add(step('departForScene'))).rejects.toThrow('full');
  expect(phone.content().acts).toEqual([]);
});
