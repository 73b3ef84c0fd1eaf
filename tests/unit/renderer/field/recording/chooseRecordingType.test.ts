import { expect, test } from 'vitest';
import { chooseRecordingType } from '../../../../../renderer/field/recording/chooseRecordingType.ts';

test('records in what the hall’s browsers play, where the phone can', () => {
  expect(chooseRecordingType('voice', () => true)).toBe('audio/webm;codecs=opus');
  expect(chooseRecordingType('video', () => true)).toBe('video/mp4;codecs=avc1.42E01E,mp4a.40.2');
  expect(chooseRecordingType('voice', (type) => type === 'audio/mp4')).toBe('audio/mp4');
  expect(chooseRecordingType('video', (type) => type.startsWith('audio/'))).toBeNull();
});
