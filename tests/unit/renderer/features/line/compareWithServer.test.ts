import { expect, test } from 'vitest';
import { emptyHallState, type HallState } from '../../../../../protocol/hall/hallState.ts';
import { compareWithServer } from '../../../../../renderer/features/line/compareWithServer.ts';
import { codeOfHall } from '../../../../../server/hall/index.ts';

const at = (seq: number, incidentCount = 0): HallState => ({ ...emptyHallState(), seq, incidentCount });

test('page and server make the same code of the same state', async () => {
  const compared = await compareWithServer({
    readCode: () => Promise.resolve(codeOfHall(at(7))),
    readState: () => at(7),
  });
  expect(compared).toEqual({ seq: 7, code: codeOfHall(at(7)).code.slice(0, 8), isSame: true });
});

test('a page that knows something else at the same entry is told so', async () => {
  const compared = await compareWithServer({
    readCode: () => Promise.resolve(codeOfHall(at(7))),
    readState: () => at(7, 1),
  });
  expect(compared?.isSame).toBe(false);
});

test('compares at a moment both have reached, and says when none came', async () => {
  let seq = 3;
  const catchingUp = { readCode: () => Promise.resolve(codeOfHall(at(5))), readState: () => at((seq += 1)) };
  expect(await compareWithServer(catchingUp)).toMatchObject({ seq: 5, isSame: true });
  const tooFast = { readCode: () => Promise.resolve(codeOfHall(at(5))), readState: () => at(9) };
  expect(await compareWithServer(tooFast)).toBeNull();
});
