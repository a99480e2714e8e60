// What the app says without a network. The only page kept here is /offline, with what it is drawn by: people's data comes
// from the API each time, and nothing of it stays on a device that others may use. `?lang=` is the language of that page;
// another one is another worker, which fetches the page anew.
const KEPT = 'setlist-offline';
const OFFLINE = '/offline';
const ASSET = /\/_next\/static\/[^"'\\\s]+/g;

addEventListener('install', (event) => event.waitUntil(keep()));

addEventListener('activate', (event) => event.waitUntil(Promise.all([askAtOnce(), clients.claim()])));

addEventListener('fetch', (event) => {
  const { mode, url } = event.request;
  if (mode === 'navigate') event.respondWith(page(event));
  else if (new URL(url).pathname.startsWith('/_next/static/')) event.respondWith(asset(event.request));
});

/** Fetches the page and what it is drawn by, all of it or nothing, and takes the place of the worker before. */
async function keep() {
  const lang = new URL(location.href).searchParams.get('lang') ?? 'en';
  const headers = { 'accept-language': lang };
  // As nobody, so that it is nobody's.
  const answer = await fetch(OFFLINE, { cache: 'no-store', credentials: 'omit', headers });
  if (!answer.ok) throw new Error(`${OFFLINE} answered ${answer.status}`);
  const html = await answer.clone().text();
  const cache = await caches.open(KEPT);
  await cache.addAll(new Set(html.match(ASSET)));
  await cache.put(OFFLINE, answer);
  await skipWaiting();
}

/** A page is asked for while the worker starts, and not only then. */
async function askAtOnce() {
  await registration.navigationPreload?.enable();
}

async function page({ request, preloadResponse }) {
  try {
    return (await preloadResponse) ?? (await fetch(request));
  } catch {
    return (await caches.match(OFFLINE)) ?? Response.error();
  }
}

/** Its name changes whenever it does, so a kept one is as good. */
async function asset(request) {
  return (await caches.match(request)) ?? fetch(request);
}
