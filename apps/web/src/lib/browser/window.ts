/** A line between the tabs of this browser; what one says, all the others hear. */
export interface Channel {
  say(message: unknown): void;
  close(): void;
}

/** Opens the line of this name (BroadcastChannel); undefined where the browser has none, or forbids it. */
export function openChannel(name: string, hear: (message: unknown) => void): Channel | undefined {
  try {
    const channel = new BroadcastChannel(name);
    channel.onmessage = ({ data }) => hear(data);
    return { say: (message) => channel.postMessage(message), close: () => channel.close() };
  } catch {
    return undefined;
  }
}

/** Milliseconds of a clock that never jumps, unlike the time of day, which a person or a network may set. */
export const steadyNow = () => performance.now();

/** Milliseconds until a moment (ms since 1970), by the time of day. */
export const msUntil = (moment: number) => moment - Date.now();

const YEAR_S = 365 * 24 * 60 * 60;

/** Sets a cookie that a page itself may set, for a year; a browser that forbids cookies just forgets it. */
export function setCookie(name: string, value: string) {
  try {
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser yet
    document.cookie = `${name}=${value}; path=/; max-age=${YEAR_S}; samesite=lax`;
  } catch {
    // A sandboxed document has none (HTML Living Standard, `Document.cookie`).
  }
}

/** Whether a CSS media query holds now; no where the browser cannot tell. */
export function mediaMatches(query: string): boolean {
  try {
    return matchMedia(query).matches;
  } catch {
    return false;
  }
}

/** Whether a page may set how loud its sound is: on iPhones and iPads only their own buttons do. */
export function isVolumeOurs(): boolean {
  const probe = new Audio();
  probe.volume = 0.5;
  return probe.volume === 0.5;
}

/** Whether the browser believes to have a network; it is right when it says no, and hopeful when it says yes. */
export const isOnline = () => typeof navigator === 'undefined' || navigator.onLine !== false;

/** Has the browser run a service worker; one that has none, or forbids them, does without. */
export async function registerWorker(script: string): Promise<void> {
  try {
    await navigator.serviceWorker?.register(script);
  } catch {
    // The page works as it did before.
  }
}

/** Whether somebody can see this page; a covered window counts as hidden in most browsers. */
export const isVisible = () => document.visibilityState === 'visible';

/** Calls `look` whenever the page comes into view or leaves it; returns how to stop. */
export function onVisibility(look: () => void): () => void {
  document.addEventListener('visibilitychange', look);
  return () => document.removeEventListener('visibilitychange', look);
}

/** Posts a form of these fields, as if it stood on the page: the browser goes where the answer leads. */
export function postForm(action: string, fields: Record<string, string>) {
  const form = document.createElement('form');
  Object.assign(form, { method: 'post', action, hidden: true });
  for (const [name, value] of Object.entries(fields)) {
    form.append(Object.assign(document.createElement('input'), { name, value }));
  }
  document.body.append(form);
  form.submit();
  form.remove();
}
