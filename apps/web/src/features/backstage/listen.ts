import { keepStream } from '#features/live/keep-stream.ts';
import type { Failure } from '#lib/actions/outcome.ts';
import type { UserState } from './user-state.ts';

/** What becomes of what the tenant tells. */
export interface Listener {
  onState(state: UserState): void;
  /** The line is broken; it is tried again. */
  onLost(): void;
  /** The user was deleted at the tenant: nothing more comes. */
  onGone(): void;
  /** The session has ended, is somebody else's, or backstage was switched off: nothing more comes to this page. */
  onOver(why: Failure['kind']): void;
}

const AGAIN_MS = 5_000;
/** What `/backstage/events` answers when it will never again have anything for this page; of a deleted user it tells. */
const OVER: Record<number, Failure['kind']> = { 401: 'signed-out', 404: 'not-found', 409: 'other-person' };

/** Listens to what happens at the tenant to the person `userId`, for whom the page was made. Returns how to stop. */
export function listen(userId: string, { onState, onLost, onGone, onOver }: Listener): () => void {
  const stop = keepStream({
    address: () => `/backstage/events?${new URLSearchParams({ for: userId })}`,
    hears: {
      state: ({ data }) => onState(JSON.parse(data)),
      gone() {
        stop();
        onGone();
      },
    },
    ends: OVER,
    againMs: AGAIN_MS,
    onBroken: onLost,
    onInterrupted: onLost,
    onEnd: onOver,
  });
  return stop;
}
