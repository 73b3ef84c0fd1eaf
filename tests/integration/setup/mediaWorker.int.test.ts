import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

import * as mediasoup from 'mediasoup';
import type { types } from 'mediasoup';
import type { Browser, Page } from 'playwright-core';
import { rolldown } from 'rolldown';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { mediaWorkerPath } from '../../../scripts/setup/mediaWorker.mjs';
import { launchBrowser } from '../../support/browser.ts';
import type { Signalling, TransportOffer } from './mediaWorkerPage.ts';

let browser: Browser;
let worker: types.Worker;
let router: types.Router;
let webServer: Server;
let pageUrl: string;
const transports = new Map<string, types.WebRtcTransport>();
const producerIds: string[] = [];

async function bundlePage(): Promise<string> {
  const bundle = await rolldown({ input: join(import.meta.dirname, 'mediaWorkerPage.ts'), platform: 'browser' });
  const { output } = await bundle.generate({ format: 'iife' });
  await bundle.close();
  return output[0].code;
}

function transportOf(id: string): types.WebRtcTransport {
  const transport = transports.get(id);
  if (transport === undefined) throw new Error(`There is no transport ${id}`);
  return transport;
}

const signalling: Signalling = {
  connect: async (transportId, dtlsParameters) => {
    await transportOf(transportId).connect({ dtlsParameters });
  },
  produce: async (transportId, rtpParameters) => {
    const producer = await transportOf(transportId).produce({ kind: 'video', rtpParameters });
    producerIds.push(producer.id);
    return producer.id;
  },
  consume: async (transportId, rtpCapabilities) => {
    const producerId = producerIds[0];
    if (producerId === undefined) throw new Error('Nothing is produced yet');
    const { id, kind, rtpParameters } = await transportOf(transportId).consume({ producerId, rtpCapabilities });
    return { id, producerId, kind, rtpParameters };
  },
};

async function openPage(): Promise<Page> {
  const page = await browser.newPage();
  await page.exposeFunction('connect', signalling.connect);
  await page.exposeFunction('produce', signalling.produce);
  await page.exposeFunction('consume', signalling.consume);
  await page.goto(pageUrl);
  return page;
}

async function offerTransport(): Promise<TransportOffer> {
  const transport = await router.createWebRtcTransport({ listenInfos: [{ protocol: 'udp', ip: '127.0.0.1' }] });
  transports.set(transport.id, transport);
  const { id, iceParameters, iceCandidates, dtlsParameters } = transport;
  return { id, iceParameters, iceCandidates, dtlsParameters };
}

beforeAll(async () => {
  const script = await bundlePage();
  webServer = createServer((request, response) => {
    const isScript = request.url === '/page.js';
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
    response.end(isScript ? script : '<!doctype html><body><script src="/page.js"></script>');
  });
  await new Promise<void>((resolve) => webServer.listen(0, '127.0.0.1', resolve));
  pageUrl = `http://127.0.0.1:${(webServer.address() as AddressInfo).port}/`;
  worker = await mediasoup.createWorker({ workerBin: mediaWorkerPath(), logLevel: 'warn' });
  router = await worker.createRouter({ mediaCodecs: [{ kind: 'video', mimeType: 'video/VP8', clockRate: 90_000 }] });
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
  worker.close();
  webServer.close();
});

test('the media worker carries video from one browser page to another, which decodes it', async () => {
  const sender = await openPage();
  const receiver = await openPage();
  await sender.evaluate(([capabilities, offer]) => window.send(capabilities, offer), [
    router.rtpCapabilities,
    await offerTransport(),
  ] as const);
  await receiver.evaluate(([capabilities, offer]) => window.receive(capabilities, offer), [
    router.rtpCapabilities,
    await offerTransport(),
  ] as const);

  const picture = await receiver.waitForFunction(() => {
    const video = document.querySelector('video');
    const frames = video?.getVideoPlaybackQuality().totalVideoFrames ?? 0;
    return video !== null && frames >= 30 && { width: video.videoWidth, height: video.videoHeight };
  });

  expect(await picture.jsonValue()).toEqual({ width: 640, height: 360 });
  expect(worker.died).toBe(false);
});
