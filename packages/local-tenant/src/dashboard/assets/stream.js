// @ts-check
// The tenant says which table changed; when it is one that the page shows, the page asks for itself again.
import { applyPage } from './regions.js';

const main = /** @type {HTMLElement} */ (document.getElementById('main'));
const pulse = /** @type {HTMLElement} */ (document.getElementById('pulse'));

/** @type {EventSource | undefined} */
let source;
let isLoading = false;
let isStale = false;
/** Counts what forms did: an answer that was asked for before one of them is out of date. */
let generation = 0;

/** Makes refreshes under way outdated. */
export function outdate() {
  generation += 1;
}

async function refresh() {
  // Without topics a page is not to be asked for again: it was the answer to a form.
  if (!document.body.dataset.live) return;
  if (isLoading) {
    isStale = true;
    return;
  }
  isLoading = true;
  const asked = generation;
  try {
    const response = await fetch(location.href, { headers: { Accept: 'text/html' } });
    const text = await response.text();
    if (asked !== generation) isStale = true;
    else if (response.status === 404) applyGone(text);
    else if (response.ok) applyPage(text);
  } catch {
    // The tenant is away; the stream notices and comes back.
  } finally {
    isLoading = false;
  }
  if (isStale) {
    isStale = false;
    await refresh();
  }
}

function applyGone(/** @type {string} */ text) {
  main.innerHTML = new DOMParser().parseFromString(text, 'text/html').getElementById('main')?.innerHTML ?? '';
}

function listen() {
  source?.close();
  source = new EventSource('/dashboard/live');
  source.addEventListener('open', () => {
    pulse.dataset.state = 'live';
    // Between the page and its stream, or while the tenant was away, something may have changed.
    refresh();
  });
  source.addEventListener('error', () => {
    pulse.dataset.state = 'lost';
    // Browsers give up on a stream that is refused; a tenant that restarts refuses for a moment.
    if (source?.readyState === EventSource.CLOSED) setTimeout(listen, 1000);
  });
  source.addEventListener('change', ({ data }) => {
    const { table, id } = JSON.parse(data);
    const topics = (document.body.dataset.live ?? '').split(' ');
    if (topics.includes(table) || topics.includes(`${table}:${encodeURIComponent(id)}`)) refresh();
  });
}

// A browser opens six connections to one host: pages that nobody sees leave theirs to others.
document.addEventListener('visibilitychange', () => {
  if (document.hidden) {
    source?.close();
    pulse.dataset.state = 'lost';
  } else listen();
});
listen();
