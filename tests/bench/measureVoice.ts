import { launchBrowser } from '../support/browser.ts';
import { VoiceHall, type VoicePage } from '../support/voiceHall/VoiceHall.ts';
import { figureOf, percentile, type Figure } from './Figure.ts';

const runs = 24;
const warmUpRuns = 3;

/**
 * voice.grant: from the press to the page knowing that it has the floor. voice.press: from the press to the first sound in
 * the listener's page. voice.mouth2ear: from a tone before the open microphone to its sound in the listener's page. The
 * yardstick is a microphone unmuted, or open, on a direct browser-to-browser connection, in turns with ours.
 */
export async function measureVoice(): Promise<Figure[]> {
  const browser = await launchBrowser(['--disable-features=WebRtcHideLocalIpsWithMdns']);
  const hall = await VoiceHall.create();
  const grants: number[] = [];
  const presses: number[] = [];
  const directs: number[] = [];
  const mouths: number[] = [];
  const directMouths: number[] = [];
  try {
    const speaker = await hall.openPage(browser, 'unit');
    const listener = await hall.openPage(browser, 'dispatcher');
    await speaker.page.evaluate(() => window.voiceTest.replaceMicrophone());
    await listener.page.evaluate(() => void window.voiceTest.probe());
    for (const { page } of [speaker, listener]) {
      await page.evaluate(() => window.voiceTest.join('hall'));
      await page.waitForFunction(() => window.voiceTest.client.view.groups['hall']?.status === 'joined');
    }
    await speaker.page.evaluate(() => window.voiceTest.client.warmUp());
    await connectDirectly(speaker, listener);
    for (let run = 0; run < runs + warmUpRuns; run += 1) {
      const ours = await pressOnce(speaker, listener);
      const direct = await unmuteOnce(speaker, listener);
      if (run < warmUpRuns) continue;
      grants.push(ours.grantMs);
      presses.push(ours.soundMs);
      directs.push(direct);
    }
    await speaker.page.evaluate(() => window.voiceTest.setTone(false));
    for (let run = 0; run < runs + warmUpRuns; run += 1) {
      const ours = await speakOnce(speaker, listener);
      const direct = await speakDirectlyOnce(speaker, listener);
      if (run < warmUpRuns) continue;
      mouths.push(ours);
      directMouths.push(direct);
    }
  } finally {
    await browser.close();
    await hall.close();
  }
  const conditions = 'loopback, two cores shared with two Chromium pages, microphone warm; tone, read through WebAudio';
  return [
    figureOf({
      id: 'voice.grant',
      unit: 'ms',
      samples: grants,
      goal: 'p95 <= 30',
      yardstick: { name: 'none', value: null },
      conditions,
    }),
    figureOf({
      id: 'voice.press',
      unit: 'ms',
      samples: presses,
      goal: 'p95 <= 100',
      yardstick: { name: 'unmuting a direct browser-to-browser call', value: percentile(directs, 0.5) },
      conditions,
    }),
    figureOf({
      id: 'voice.mouth2ear',
      unit: 'ms',
      samples: mouths,
      goal: 'p95 <= 100, <= direct + 20',
      yardstick: { name: 'a direct browser-to-browser call', value: percentile(directMouths, 0.5) },
      conditions: `${conditions}; the floor is held and silence flows, then the tone begins`,
    }),
  ];
}

async function pressOnce(speaker: VoicePage, listener: VoicePage): Promise<{ grantMs: number; soundMs: number }> {
  await awaitSilence(listener);
  const pressed = await speaker.page.evaluate(
    () =>
      new Promise<{ at: number; grantMs: number }>((resolve) => {
        const at = performance.timeOrigin + performance.now();
        const stop = window.voiceTest.client.subscribe(() => {
          if (window.voiceTest.phase() !== 'granted') return;
          stop();
          resolve({ at, grantMs: performance.timeOrigin + performance.now() - at });
        });
        window.voiceTest.press('hall');
      }),
  );
  const soundAt = await firstSound(listener);
  await speaker.page.evaluate(() => window.voiceTest.release());
  return { grantMs: pressed.grantMs, soundMs: soundAt - pressed.at };
}

async function unmuteOnce(speaker: VoicePage, listener: VoicePage): Promise<number> {
  await awaitSilence(listener);
  const at = await speaker.page.evaluate(() => {
    window.voiceTest.direct().setTalking(true);
    return performance.timeOrigin + performance.now();
  });
  const soundAt = await firstSound(listener);
  await speaker.page.evaluate(() => window.voiceTest.direct().setTalking(false));
  return soundAt - at;
}

/** Milliseconds from the tone beginning before an open microphone, floor held, to its sound at the listener. */
async function speakOnce(speaker: VoicePage, listener: VoicePage): Promise<number> {
  await speaker.page.evaluate(() => window.voiceTest.press('hall'));
  await speaker.page.waitForFunction(() => window.voiceTest.phase() === 'granted');
  const soundMs = await openMouth(speaker, listener);
  await speaker.page.evaluate(() => window.voiceTest.release());
  return soundMs;
}

async function speakDirectlyOnce(speaker: VoicePage, listener: VoicePage): Promise<number> {
  await speaker.page.evaluate(() => window.voiceTest.direct().setTalking(true));
  const soundMs = await openMouth(speaker, listener);
  await speaker.page.evaluate(() => window.voiceTest.direct().setTalking(false));
  return soundMs;
}

async function openMouth(speaker: VoicePage, listener: VoicePage): Promise<number> {
  await awaitSilence(listener);
  const at = await speaker.page.evaluate(() => {
    window.voiceTest.setTone(true);
    return performance.timeOrigin + performance.now();
  });
  const soundAt = await firstSound(listener);
  await speaker.page.evaluate(() => window.voiceTest.setTone(false));
  return soundAt - at;
}

async function awaitSilence({ page }: VoicePage): Promise<void> {
  await page.evaluate(() => window.voiceTest.probe().silence());
}

async function firstSound({ page }: VoicePage): Promise<number> {
  const at = await (await page.waitForFunction(() => window.voiceTest.probe().firstSoundAt)).jsonValue();
  if (at === null) throw new Error('Nothing was heard');
  return at;
}

async function connectDirectly(speaker: VoicePage, listener: VoicePage): Promise<void> {
  const offer = await speaker.page.evaluate(() => window.voiceTest.direct().offer());
  const answer = await listener.page.evaluate((sdp) => window.voiceTest.direct().accept(sdp), offer);
  await speaker.page.evaluate((sdp) => window.voiceTest.direct().finish(sdp), answer);
  await listener.page.waitForFunction(() => window.voiceTest.direct().isConnected);
}
