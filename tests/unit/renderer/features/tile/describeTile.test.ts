import { createInstance } from 'i18next';
import { expect, test } from 'vitest';
import { connectingStreamState, streamReasons, type StreamState } from '../../../../../protocol/media/streamState.ts';
import { rejectionReasons } from '../../../../../protocol/wire/rejection.ts';
import { describeTile, type TileFacts } from '../../../../../renderer/features/tile/describeTile.ts';
import { tileEn } from '../../../../../renderer/features/tile/tileEn.ts';
import { tileWords } from '../../../../../renderer/features/tile/tileWords.ts';
import { tileZh } from '../../../../../renderer/features/tile/tileZh.ts';
import { commonEn } from '../../../../../renderer/i18n/common/commonEn.ts';
import { commonZh } from '../../../../../renderer/i18n/common/commonZh.ts';

const now = 1_800_000_000_000;
const live: StreamState = { ...connectingStreamState, phase: 'live', fps: 15, lastFrameAt: now - 50 };

function facts(change: Partial<TileFacts>): TileFacts {
  return {
    isCameraKnown: true,
    cameraStatus: 'online',
    line: 'online',
    refusal: null,
    streamState: null,
    lastPictureAt: null,
    attempts: 0,
    openedAt: now - 1_000,
    isHidden: false,
    isLowRate: false,
    now,
    ...change,
  };
}
const kindOf = (change: Partial<TileFacts>) => describeTile(facts(change)).kind;

test('calls a tile live only when its own picture is fresh, whatever the server says', () => {
  expect(kindOf({ streamState: live, lastPictureAt: now - 100 })).toBe('live');
  expect(kindOf({ streamState: live })).toBe('connecting');
  expect(describeTile(facts({ streamState: live, lastPictureAt: now - 8_000 }))).toEqual({
    kind: 'held',
    ageMs: 8_000,
  });
  const stale: StreamState = { ...live, phase: 'stale', reason: 'noFrames' };
  expect(describeTile(facts({ streamState: stale, lastPictureAt: now - 8_000 }))).toEqual({
    kind: 'stale',
    ageMs: 8_000,
    reason: 'noFrames',
  });
});

test('key frames that come seconds apart are live, and held only where they stay away for long', () => {
  expect(kindOf({ streamState: live, lastPictureAt: now - 8_000, isLowRate: true })).toBe('live');
  expect(kindOf({ streamState: live, lastPictureAt: now - 16_000, isLowRate: true })).toBe('held');
});

test('no tile opens for ever without saying what is missing', () => {
  const openedAt = now - 12_000;
  expect(kindOf({ openedAt: now - 4_000 })).toBe('connecting');
  expect(describeTile(facts({ openedAt }))).toEqual({ kind: 'slow', waitedMs: 12_000, isArriving: false });
  const arriving = describeTile(facts({ openedAt, streamState: live }));
  expect(arriving).toEqual({ kind: 'slow', waitedMs: 12_000, isArriving: true });
});

test('a lost line, a refusal and a dead media service are told apart', () => {
  expect(kindOf({ line: 'offline', streamState: live, lastPictureAt: now })).toBe('lineLost');
  expect(kindOf({ line: 'ended' })).toBe('lineLost');
  expect(kindOf({ line: 'connecting' })).toBe('connecting');
  expect(kindOf({ refusal: 'roleMayNot' })).toBe('forbidden');
  expect(kindOf({ refusal: 'purposeMissing' })).toBe('forbidden');
  expect(kindOf({ refusal: 'cameraUnknown' })).toBe('unknownCamera');
  expect(kindOf({ refusal: 'mediaUnavailable' })).toBe('mediaDown');
  expect(kindOf({ refusal: 'timeout' })).toBe('refused');
  expect(kindOf({ isCameraKnown: false })).toBe('unknownCamera');
  expect(kindOf({ isHidden: true, line: 'offline' })).toBe('paused');
});

test('an offline camera says so until its first picture, and then says that it was lost', () => {
  const failed: StreamState = {
    ...connectingStreamState,
    phase: 'failed',
    reason: 'unreachable',
    retryAt: now + 4_000,
  };
  expect(describeTile(facts({ cameraStatus: 'offline', streamState: failed }))).toEqual({
    kind: 'offline',
    retryInMs: 4_000,
    reason: 'unreachable',
  });
  const lost = { cameraStatus: 'offline', streamState: failed, lastPictureAt: now - 9_000, attempts: 3 } as const;
  expect(describeTile(facts(lost))).toEqual({
    kind: 'reconnecting',
    attempts: 3,
    retryInMs: 4_000,
    reason: 'unreachable',
    ageMs: 9_000,
  });
});

test.each([
  ['zh-CN', { ...commonZh, ...tileZh }],
  ['en', { ...commonEn, ...tileEn }],
] as const)('every condition with every reason has whole words in %s', async (language, catalogue) => {
  const i18n = createInstance();
  await i18n.init({
    lng: language,
    fallbackLng: false,
    resources: { [language]: { translation: catalogue } },
    interpolation: { escapeValue: false },
  });
  const states: Partial<TileFacts>[] = [
    { isCameraKnown: false },
    { isHidden: true },
    { streamState: live, lastPictureAt: now - 8_000 },
    { openedAt: now - 12_000 },
    { openedAt: now - 12_000, streamState: live },
    { line: 'offline', lastPictureAt: now - 60_000 },
    ...rejectionReasons.map((reason) => ({ refusal: reason })),
    ...streamReasons.flatMap((reason) =>
      (['connecting', 'stale', 'failed'] as const).flatMap((phase) =>
        [null, now + 5_000].map((retryAt) => ({
          attempts: 2,
          cameraStatus: 'offline' as const,
          lastPictureAt: now - 20_000,
          streamState: { ...connectingStreamState, phase, reason, retryAt },
        })),
      ),
    ),
  ];
  for (const state of states) {
    const words = tileWords(i18n.t, describeTile(facts(state)));
    const said = Object.values(words ?? {}).filter((text) => text !== null);
    expect(said.length, JSON.stringify(state)).toBeGreaterThanOrEqual(2);
    // A missing key shows as the key itself; a missing value as its braces. Refusals bring their own values.
    const own = [words?.title, words?.doing, words?.lastPicture ?? ''].join(' ');
    expect(own, JSON.stringify(state)).not.toMatch(/tile\.|streamReasons\.|\{\{/);
    expect(words?.reason ?? '', JSON.stringify(state)).not.toMatch(/streamReasons\.|reasons\./);
  }
});
