import { isVisible, onVisibility } from './window.ts';

/** Called when this tab begins; what it returns is called when it no longer shall go on. */
export type Lead = () => () => void;

/** Does something for as long as somebody can see this tab, and again when it is seen again. Returns how to stop. */
export function whileVisible(begin: Lead): () => void {
  let end: (() => void) | undefined;
  const look = () => {
    if (isVisible()) {
      end ??= begin();
    } else {
      end?.();
      end = undefined;
    }
  };
  const stopLooking = onVisibility(look);
  look();
  return () => {
    stopLooking();
    end?.();
  };
}

/**
 * Lets one tab of this browser lead at a time, and never one that nobody sees, since browsers slow those down and
 * freeze them. A leader that is hidden or closed makes room for the next one that is in view (Web Locks API). Where
 * the browser has no locks, every tab in view leads. Returns how to stop.
 */
export function leadWhileVisible(name: string, lead: Lead): () => void {
  return whileVisible(() => stand(name, lead));
}

/** Waits for the lock, and leads as long as it has it; returns how to give up the one or the other. */
function stand(name: string, lead: Lead): () => void {
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
  if (!navigator.locks) void hold();
  else {
    // Rejected without having been given up: the browser forbids locks here.
    navigator.locks
      .request(name, { signal: over.signal }, hold)
      .catch(() => void (over.signal.aborted || hold()));
  }
  return () => over.abort();
}
