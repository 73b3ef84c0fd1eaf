/* global self, caches, fetch, URL, Response, AbortSignal, navigator */
/**
 * Lets the field page open without network: the page and what it loads first are kept, and answered from there when the
 * hall cannot be reached. Nothing of /api passes through here; what a person did waits in the page's own outbox.
 */
const cacheName = 'yigan-field-shell';
const page = '/field';
const pageTimeoutMs = 4_000;

self.addEventListener('install', (event) => {
  event.waitUntil(fetchPage().then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(self.clients.claim());
});

self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (event.request.mode === 'navigate') event.respondWith(pageOrKept());
  else if (isShellFile(url.pathname)) event.respondWith(keptOrFetched(event.request));
});

self.addEventListener('push', (event) => {
  event.waitUntil(showPush(kindOf(event.data)));
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(openPage());
});

self.addEventListener('pushsubscriptionchange', (event) => {
  event.waitUntil(subscribeAgain(event));
});

/** Nothing about the incident comes with the message and nothing is shown: others can read a lock screen. */
const pushWords = {
  zh: {
    title: '一竿',
    assignment: '有新的派遣，请打开',
    recall: '派遣已撤回，请打开',
    welfare: '指挥中心询问你是否平安，请打开',
    mayday: '紧急求助，请打开',
    broadcast: '有新的通知，请打开',
    other: '有新的消息，请打开',
  },
  en: {
    title: 'Yigan',
    assignment: 'New assignment: open',
    recall: 'An assignment was recalled: open',
    welfare: 'The hall asks whether you are well: open',
    mayday: 'Emergency: open',
    broadcast: 'New broadcast: open',
    other: 'Something new: open',
  },
};

function kindOf(data) {
  try {
    const { kind } = data.json();
    return Object.hasOwn(pushWords.zh, kind) && kind !== 'title' ? kind : 'other';
  } catch {
    return 'other';
  }
}

async function showPush(kind) {
  const pages = await fieldPages();
  // A page that is looked at rings by itself.
  if (pages.some(({ visibilityState }) => visibilityState === 'visible')) return;
  const words = navigator.language.startsWith('en') ? pushWords.en : pushWords.zh;
  await self.registration.showNotification(words.title, {
    body: words[kind],
    // A newer one of a kind takes the place of the older one, and makes itself heard again.
    tag: kind,
    renotify: true,
    requireInteraction: kind !== 'broadcast',
    icon: '/field-icon-192.png',
    badge: '/field-icon-192.png',
    vibrate: [400, 200, 400, 200, 400],
  });
}

async function openPage() {
  const pages = await fieldPages();
  if (pages.length === 0) await self.clients.openWindow(page);
  else await pages[0].focus();
}

async function fieldPages() {
  const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  return windows.filter(({ url }) => new URL(url).pathname === page);
}

/** The browser gave up the old subscription by itself; the hall is told of the new one. */
async function subscribeAgain({ oldSubscription, newSubscription }) {
  const options = oldSubscription?.options;
  const subscription = newSubscription ?? (options && (await self.registration.pushManager.subscribe(options)));
  if (!subscription) return;
  const { endpoint, keys } = subscription.toJSON();
  await fetch('/api/push/subscription', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ endpoint, keys }),
    signal: AbortSignal.timeout(pageTimeoutMs),
  });
}

function isShellFile(path) {
  return path.startsWith('/assets/') || path.startsWith('/field-icon') || path === '/field.webmanifest';
}

/** The page of the server with all it names, kept together, so that a kept page never lacks its files. */
async function fetchPage() {
  const response = await fetch(page, { cache: 'no-store', signal: AbortSignal.timeout(pageTimeoutMs) });
  if (!response.ok) throw new Error(`The page answered ${response.status}`);
  const html = await response.clone().text();
  const named = [...html.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map((match) => match[1]);
  const cache = await caches.open(cacheName);
  const files = [...new Set(named)].filter(isShellFile);
  const missing = [];
  for (const file of files) if ((await cache.match(file)) === undefined) missing.push(file);
  await cache.addAll(missing);
  await cache.put(page, response.clone());
  return response;
}

async function pageOrKept() {
  try {
    return await fetchPage();
  } catch {
    const kept = await caches.match(page);
    return kept ?? Response.error();
  }
}

/** Built files carry the hash of their content in their name: a kept one is never old. */
async function keptOrFetched(request) {
  const kept = await caches.match(request, { ignoreVary: true });
  if (kept !== undefined) return kept;
  const response = await fetch(request);
  if (response.ok) {
    const cache = await caches.open(cacheName);
    await cache.put(request, response.clone());
  }
  return response;
}
