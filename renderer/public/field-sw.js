/* global self, caches, fetch, URL, Response, AbortSignal */
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
