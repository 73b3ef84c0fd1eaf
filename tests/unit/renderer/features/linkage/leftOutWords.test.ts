import i18next from 'i18next';
import { describe, expect, test } from 'vitest';
import { cameraIdSchema } from '../../../../../protocol/ids.ts';
import { leftOutReasons, type LeftOutCamera } from '../../../../../protocol/linkage/linkageChoice.ts';
import { consoleEn } from '../../../../../renderer/console/consoleEn.ts';
import { consoleZh } from '../../../../../renderer/console/consoleZh.ts';
import { leftOutWords } from '../../../../../renderer/features/linkage/index.ts';

const camera: LeftOutCamera = {
  ...{ cameraId: cameraIdSchema.parse('cam-1'), tier: 'vantage', distanceM: 431, reason: 'hidden' },
  hiddenBy: { kind: 'building', distanceM: 120.4, heightM: 60.2, lon: 113, lat: 29.5 },
};

describe('leftOutWords', () => {
  const words = async (language: 'zh-CN' | 'en', left: LeftOutCamera) => {
    const translation = i18next.createInstance();
    const resources = { 'zh-CN': { translation: consoleZh }, en: { translation: consoleEn } };
    await translation.init({ lng: language, resources, interpolation: { escapeValue: false } });
    return leftOutWords(translation.t, left);
  };

  test('names what hides the place, how far in front and how high', async () => {
    expect(await words('zh-CN', camera)).toBe('被遮挡：前方 120 m 处 60 m 高的建筑遮挡');
    expect(await words('en', camera)).toBe('hidden: by a building 60 m high, 120 m in front');
  });

  test('names who has it and how far it sees', async () => {
    const { hiddenBy: _, ...plain } = camera;
    expect(await words('zh-CN', { ...plain, reason: 'held', heldBy: '王视频' })).toBe('被占用：王视频 正在使用');
    expect(await words('zh-CN', { ...plain, reason: 'outOfRange', rangeM: 400 })).toBe('距离太远：431 m，可视 400 m');
  });

  test('has words for every reason', async () => {
    for (const reason of leftOutReasons) {
      expect(await words('en', { ...camera, reason })).not.toContain('leftOut.');
    }
  });
});
