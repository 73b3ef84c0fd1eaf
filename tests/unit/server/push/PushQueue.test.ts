import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { unitIdSchema } from '../../../../protocol/ids.ts';
import type { PushKind } from '../../../../protocol/push/push.ts';
import { PushQueue, type PushMessage, type PushOutcome } from '../../../../server/push/PushQueue.ts';

const unitId = unitIdSchema.parse('unit-1');
const isSent: PushOutcome = { how: 'sent' };
const isDown: PushOutcome = { how: 'failed', retryAfterMs: null };

beforeEach(() => vi.useFakeTimers({ now: 0 }));
afterEach(() => vi.useRealTimers());

function message(endpoint: string, kind: PushKind = 'assignment', expiresAt = 600_000): PushMessage {
  return { subscription: { endpoint, unitId, keys: { p256dh: '', auth: '' } }, kind, expiresAt };
}

function queueOf(
  answer: (message: PushMessage) => PushOutcome | Promise<PushOutcome>,
  { isStillWanted = () => true, mostWaiting = 100 }: { isStillWanted?: () => boolean; mostWaiting?: number } = {},
) {
  const attempts: [at: number, endpoint: string][] = [];
  const dropped: [kind: string, why: string][] = [];
  const queue = new PushQueue({
    send: async (one) => {
      attempts.push([Date.now(), one.subscription.endpoint]);
      return answer(one);
    },
    isStillWanted: () => Promise.resolve(isStillWanted()),
    onDropped: (one, why) => dropped.push([one.kind, why]),
    onFailure: (error) => {
      throw error;
    },
    now: () => Date.now(),
    mostWaiting,
  });
  return { queue, attempts, dropped };
}

test('leaves a failing service in peace for twice as long each time, gives up at last, and does not hold up another', async () => {
  const { queue, attempts, dropped } = queueOf(({ subscription }) =>
    subscription.endpoint.startsWith('https://down') ? isDown : isSent,
  );
  queue.add(message('https://down.example/1'));
  queue.add(message('https://up.example/1'));
  await vi.advanceTimersByTimeAsync(200_000);
  expect(attempts).toEqual([
    [0, 'https://down.example/1'],
    [0, 'https://up.example/1'],
    [2_000, 'https://down.example/1'],
    [6_000, 'https://down.example/1'],
    [14_000, 'https://down.example/1'],
    [30_000, 'https://down.example/1'],
    [62_000, 'https://down.example/1'],
  ]);
  expect(dropped).toEqual([['assignment', 'gaveUp']]);
  expect(queue.length).toBe(0);
});

test('waits as long as a service asks, and sends nothing that is too old by then', async () => {
  const answers: PushOutcome[] = [{ how: 'failed', retryAfterMs: 120_000 }, isSent, isDown];
  const { queue, attempts } = queueOf(() => answers.shift() ?? isSent);
  queue.add(message('https://busy.example/1'));
  // Already on its way: its success does not end the wait the service asked for.
  queue.add(message('https://busy.example/2'));
  queue.add(message('https://busy.example/3', 'welfare', 100_000));
  await vi.advanceTimersByTimeAsync(119_999);
  const atOnce = attempts.splice(0);
  expect(atOnce.every(([at]) => at === 0)).toBe(true);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(attempts).toEqual([[120_000, 'https://busy.example/1']]);
});

test('a newer message of a kind takes the place of the older one; nothing goes to whom it no longer concerns', async () => {
  let isWanted = true;
  const { queue, attempts } = queueOf(() => isDown, { isStillWanted: () => isWanted });
  queue.add(message('https://down.example/1'));
  await vi.advanceTimersByTimeAsync(0);
  queue.add(message('https://down.example/1'));
  queue.add(message('https://down.example/1'));
  expect(queue.length).toBe(1);
  isWanted = false;
  await vi.advanceTimersByTimeAsync(600_000);
  expect(attempts).toHaveLength(1);
  expect(queue.length).toBe(0);
});

test('holds so many and no more: what is said to all gives way to what is meant for one', async () => {
  const { queue, dropped } = queueOf(() => new Promise(() => undefined), { mostWaiting: 2 });
  for (let phone = 0; phone < 10; phone += 1) queue.add(message(`https://slow.example/${phone}`));
  await vi.advanceTimersByTimeAsync(0);
  expect(queue.length).toBe(2);
  queue.add(message('https://slow.example/10', 'broadcast'));
  queue.add(message('https://slow.example/11', 'mayday'));
  expect(queue.length).toBe(2);
  expect(dropped).toEqual([
    ['broadcast', 'full'],
    ['assignment', 'full'],
  ]);
});
