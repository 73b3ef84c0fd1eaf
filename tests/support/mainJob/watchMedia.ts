import type { BrowserContext, Page } from 'playwright-core';

declare global {
  var yiganTestConnections: RTCPeerConnection[];
}

/** Keeps every peer connection of the pages to come within reach of the test; must be called before a page opens. */
export async function watchConnections(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    globalThis.yiganTestConnections = [];
    const Original = globalThis.RTCPeerConnection;
    globalThis.RTCPeerConnection = class extends Original {
      constructor(configuration?: RTCConfiguration) {
        super(configuration);
        globalThis.yiganTestConnections.push(this);
      }
    };
  });
}

/** The energy of all sound this page has received (W3C webrtc-stats, totalAudioEnergy: squared level times seconds). */
export function receivedAudioEnergy(page: Page): Promise<number> {
  return page.evaluate(async () => {
    let energy = 0;
    for (const connection of globalThis.yiganTestConnections) {
      if (connection.connectionState === 'closed') continue;
      const report = await connection.getStats();
      for (const stat of report.values() as Iterable<{ type: string; kind?: string; totalAudioEnergy?: number }>) {
        if (stat.type === 'inbound-rtp' && stat.kind === 'audio') energy += stat.totalAudioEnergy ?? 0;
      }
    }
    return energy;
  });
}

/** Waits until at least so many videos show so many more frames than when it was called. */
export async function waitForMovingPictures(
  page: Page,
  options: { within?: string; videos: number; frames?: number },
): Promise<void> {
  const { within = 'body', videos, frames = 10 } = options;
  await page.waitForFunction(
    ({ selector, wanted, growth }) => {
      const store = globalThis as unknown as { yiganFrameBases?: WeakMap<HTMLVideoElement, number> };
      const bases = (store.yiganFrameBases ??= new WeakMap<HTMLVideoElement, number>());
      const moving = [...document.querySelectorAll<HTMLVideoElement>(`${selector} video`)].filter((video) => {
        const { totalVideoFrames } = video.getVideoPlaybackQuality();
        const base = bases.get(video) ?? totalVideoFrames;
        bases.set(video, Math.min(base, totalVideoFrames));
        return video.checkVisibility() && video.videoWidth > 0 && totalVideoFrames - base >= growth;
      });
      return moving.length >= wanted;
    },
    { selector: within, wanted: videos, growth: frames },
    { polling: 200 },
  );
}
