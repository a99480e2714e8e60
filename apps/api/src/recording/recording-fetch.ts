import { pickProfile } from '../identity/profile.ts';
import { addStep, type Draft, msSince } from './record.ts';
import { shorten } from './shorten.ts';

const USERS = '/api/v2/users/';

/**
 * Makes the `fetch` that adds a call to the identity provider to the record of what happens now. What was sent and
 * answered is kept of the caller's own user alone: at the token's endpoint both are secrets, and of a call about another
 * user nothing is kept.
 */
export function createRecordingFetch(draftOfNow: () => Draft | undefined): typeof fetch {
  return async (input, init = {}) => {
    const draft = draftOfNow();
    const { pathname, search } = new URL(input instanceof Request ? input.url : input);
    const isOwn = pathname === `${USERS}${encodeURIComponent(draft?.locals.userId ?? '')}`;
    if (!draft || (pathname.startsWith(USERS) && !isOwn)) return fetch(input, init);
    const since = performance.now();
    const call = { method: init.method ?? 'GET', path: `${pathname}${search}` };
    const sent = isOwn && typeof init.body === 'string' ? { sent: shorten(JSON.parse(init.body)) } : {};
    const response = await fetch(input, init).catch((error) => {
      addStep(draft, 'calls', { ...call, status: null, ms: msSince(since), ...sent });
      throw error;
    });
    const ms = msSince(since);
    const received = isOwn && response.ok ? { received: await profileIn(response.clone()) } : {};
    addStep(draft, 'calls', { ...call, status: response.status, ms, ...sent, ...received });
    return response;
  };
}

async function profileIn(response: Response): Promise<unknown> {
  const user = await response.json().catch(() => ({}));
  return shorten(pickProfile(user as object));
}
