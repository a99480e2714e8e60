import { isVisible, onVisibility } from './window.ts';

/** Called when this tab begins to lead; what it returns is called when it no longer does. */
export type Lead = () => () => void;

/**
 * Lets one tab of this browser lead at a time, and never one that nobody sees, since browsers slow those down and
 * freeze them. A leader that is hidden or closed makes room for the next one that is in view (Web Locks API). Where
 * the browser has no locks, or with `shared: false`, every tab in view leads. Returns how to stop.
 */
export function leadWhileVisible(name: string, lead: Lead, { shared = true } = {}): () => void {
  let stepDown: (() => void) | undefined;
  const look = () => {
    if (isVisible()) {
      stepDown ??= stand(name, lead, shared);
    } else {
      stepDown?.();
      stepDown = undefined;
    }
  };
  const stopLooking = onVisibility(look);
  look();
  return () => {
    stopLooking();
    stepDown?.();
  };
}

/** Waits for the lock, and leads as long as it has it; returns how to give up the one or the other. */
function stand(name: string, lead: Lead, shared: boolean): () => void {
  const over = new AbortController();
  const hold = () =>
    new Promise<void>((release) => {
      if (over.signal.aborted) return release();
      const follow = lead();
      over.signal.addEventListener('abort', () => {
        follow();
        release();
      });
    });
  const locks = shared ? navigator.locks : undefined;
  if (!locks) void hold();
  else {
    // Rejected without having been given up: the browser forbids locks here.
    locks.request(name, { signal: over.signal }, hold).catch(() => void (over.signal.aborted || hold()));
  }
  return () => over.abort();
}
