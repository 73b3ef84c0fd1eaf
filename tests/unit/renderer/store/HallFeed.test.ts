import { describe, expect, it } from 'vitest';
import { Rejected } from '../../../../protocol/wire/rejection.ts';
import { incidentIdSchema, unitIdSchema } from '../../../../protocol/ids.ts';
import { packPositions } from '../../../../protocol/unit/packedPositions.ts';
import type { Command } from '../../../../protocol/hall/allCommands.ts';
import { CommandDesk, createHallStore, HallFeed } from '../../../../renderer/store/index.ts';
import { ScriptedLine } from './ScriptedLine.ts';

function begin() {
  const line = new ScriptedLine();
  const store = createHallStore();
  const clock = { now: 1_000_000 };
  const directory = Promise.withResolvers<never>();
  const feed = new HallFeed({ line, store, readDirectory: () => directory.promise, now: () => clock.now });
  feed.start();
  return { line, store, clock, feed, directory };
}

describe('HallFeed', () => {
  it('takes the least delayed of the latest clock notices for the drift', () => {
    const { line, store, clock } = begin();
    for (const delayMs of [20, 900, 3_000]) {
      line.say('clock', { serverNow: clock.now + 5_000 - delayMs });
      clock.now += 10_000;
    }
    expect(store.getState().connection.driftMs).toBe(4_980);
  });

  it('forgets an old drift when this computer was set right', () => {
    const { line, store, clock } = begin();
    line.say('clock', { serverNow: clock.now + 60_000 });
    for (let notice = 0; notice < 6; notice += 1) line.say('clock', { serverNow: clock.now });
    expect(store.getState().connection.driftMs).toBe(0);
  });

  it('merges changes of camera status and of positions into what it knows', () => {
    const { line, store } = begin();
    line.say('cameraStatuses', { a: 'online', b: 'offline' });
    line.say('cameraStatuses', { b: 'fault' });
    const position = { unitId: unitIdSchema.parse('unit-1'), lon: 1, lat: 2, accuracyM: 3, at: 4 };
    line.say('unitPositions', packPositions([position, { ...position, unitId: unitIdSchema.parse('unit-2') }]));
    line.say('unitPositions', packPositions([{ ...position, lon: 9 }]));
    expect(store.getState().cameraStatuses).toEqual({ a: 'online', b: 'fault' });
    expect(store.getState().unitPositions).toMatchObject({ 'unit-1': { lon: 9 }, 'unit-2': { lon: 1 } });
  });

  it('keeps why the server ended the login, but waits for one that only restarts', () => {
    const { line, store } = begin();
    line.say('sessionEnded', { reason: 'serverStopping' });
    expect(store.getState().session.endedReason).toBeNull();
    line.say('sessionEnded', { reason: 'idle' });
    expect(store.getState().session.endedReason).toBe('idle');
  });

  it('says that the directory failed instead of loading for ever', async () => {
    const { store, feed, directory } = begin();
    directory.reject(new Rejected('unavailable', 'timeout'));
    await expect.poll(() => store.getState().directory.phase).toBe('failed');
    feed.close();
  });
});

describe('CommandDesk', () => {
  const command: Command = { type: 'acceptIncident', incidentId: incidentIdSchema.parse('incident-1'), expect: 1 };

  it('shows a command as pending until the server answered, and changes nothing else', async () => {
    const store = createHallStore();
    const answer = Promise.withResolvers<{ seq: number }>();
    const desk = new CommandDesk({ send: () => answer.promise }, store);
    const dispatch = store.getState().dispatch;
    const done = desk.send(command, 'incident-1');
    expect(Object.values(store.getState().commands.pending)).toMatchObject([
      { type: 'acceptIncident', subject: 'incident-1' },
    ]);
    answer.resolve({ seq: 7 });
    expect(await done).toBe(true);
    expect(store.getState().commands).toEqual({ pending: {}, refusals: {} });
    expect(store.getState().dispatch).toBe(dispatch);
  });

  it('keeps a refusal under its subject until the next command about it', async () => {
    const store = createHallStore();
    const refusal = new Rejected('conflict', 'staleVersion');
    let isRefusing = true;
    const send = () => (isRefusing ? Promise.reject(refusal) : Promise.resolve({ seq: 8 }));
    const desk = new CommandDesk({ send }, store);
    expect(await desk.send(command, 'incident-1')).toBe(false);
    expect(await desk.send(command, 'incident-2')).toBe(false);
    isRefusing = false;
    expect(await desk.send(command, 'incident-1')).toBe(true);
    expect(store.getState().commands).toEqual({
      pending: {},
      refusals: { 'incident-2': { type: 'acceptIncident', error: refusal } },
    });
  });
});
