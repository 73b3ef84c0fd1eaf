import { expect, test } from 'vitest';
import { matchDisplays } from '../../../main/windows/matchDisplays.ts';

const display = (id: string, label: string, x: number, width = 1920) => ({
  id,
  label,
  bounds: { x, y: 0, width, height: 1080 },
});

test('tells two displays of one model apart by their place when the system numbers them anew', () => {
  const remembered = [display('1', 'P27', 1920), display('2', 'P27', 3840)];
  const present = [display('7', 'P27', 3840), display('8', 'P27', 1920), display('9', 'Seat', 0)];
  expect(matchDisplays(remembered, present).map((found) => found?.id)).toEqual(['8', '7']);
});

test('knows a display that was moved, and gives none twice', () => {
  const moved = display('5', 'P27', 0);
  expect(matchDisplays([display('1', 'P27', 1920), display('2', 'P27', 3840)], [moved])).toEqual([moved, null]);
});

test('does not take another display for one that is gone', () => {
  expect(matchDisplays([display('1', 'P27', 1920)], [display('1', 'Other', 0, 1280)])).toEqual([null]);
});

test('knows a display without a label by number, or by place and size', () => {
  const nameless = display('3', '', 1920);
  expect(matchDisplays([nameless], [display('3', '', 0)])[0]?.id).toBe('3');
  expect(matchDisplays([nameless], [display('4', '', 1920)])[0]?.id).toBe('4');
  expect(matchDisplays([nameless], [display('4', '', 0)])).toEqual([null]);
});
