import { expect, test } from 'vitest';
import type { FloorState, TalkMember } from '../../../../../protocol/voice/talkgroup.ts';
import { hallTalkgroupId } from '../../../../../protocol/voice/talkgroup.ts';
import { JoinedGroup, type JoinedGroupOptions } from '../../../../../renderer/features/voice/JoinedGroup.ts';

const quiet: FloorState = { talkgroupId: hallTalkgroupId, speaker: null, queue: [] };
const desk: TalkMember = { peerId: 'desk', name: '调度员 陈默', role: 'dispatcher' };
const unit: TalkMember = { peerId: 'unit', name: '消防01', role: 'fieldUnit' };
const inDanger: FloorState = { ...quiet, speaker: { ...unit, since: 7, isEmergency: true } };

function makeGroup() {
  const reply = Promise.withResolvers<unknown>();
  const sound = Promise.withResolvers<undefined>();
  const volumes: number[] = [];
  const group = new JoinedGroup({
    talkgroupId: hallTalkgroupId,
    connection: { status: 'online', call: () => reply.promise } as unknown as JoinedGroupOptions['connection'],
    output: { listen: () => sound.promise, setVolume: (volume) => volumes.push(volume), close: () => undefined },
    onChange: () => undefined,
    onOwnPeerId: () => undefined,
  });
  const answer = async (floor: FloorState) => {
    reply.resolve({ ownPeerId: 'desk', producerId: 'producer', floor, members: [desk] });
    await reply.promise;
    await Promise.resolve();
  };
  return { group, answer, sound, volumes };
}

test('whoever begins to talk while the line for the sound is made is not forgotten', async () => {
  const { group, answer, sound, volumes } = makeGroup();
  const joined = group.join();
  await answer(quiet);
  group.setMuted(true);
  group.hearMembers([desk, unit]);
  group.hearFloor(inDanger);
  sound.resolve(undefined);
  await joined;

  expect(group.view).toMatchObject({ status: 'joined', floor: inDanger, members: [desk, unit] });
  expect(volumes.at(-1)).toBe(1);
});

test('what is heard before the answer is older than the answer', async () => {
  const { group, answer, sound } = makeGroup();
  const joined = group.join();
  group.hearFloor(inDanger);
  await answer(quiet);
  sound.resolve(undefined);
  await joined;

  expect(group.view).toMatchObject({ status: 'joined', floor: quiet, members: [desk] });
});

test('a line for the sound that fails leaves nobody talking', async () => {
  const { group, answer, sound } = makeGroup();
  const joined = group.join();
  await answer(inDanger);
  sound.reject(new Error('no line'));
  await joined;
  group.hearFloor(inDanger);

  expect(group.view).toMatchObject({ status: 'failed', floor: null, members: [] });
  group.close();
});
