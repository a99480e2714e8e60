import { randomUUID } from 'node:crypto';
import { expect } from '@playwright/test';
import { type Client, createClient } from '@setlist/contracts';
import type { StackSettings } from '../env.ts';
import type { Credentials } from './people.ts';
import { accessTokenOf } from './tokens.ts';

/** Somebody who listens past the app, with a token of their own. */
export interface Listener {
  token: string;
  client: Client;
}

// More would only wait for each other.
const AT_ONCE = 4;

/** Signs in so many people, whom `make` makes. */
export async function gather(
  stack: StackSettings,
  count: number,
  make: () => Promise<Credentials>,
): Promise<Listener[]> {
  return inTurns(Array.from({ length: count }), async () => {
    const token = await again(async () => accessTokenOf(stack, await make()));
    return { token, client: createClient({ baseUrl: stack.API_URL, token }) };
  });
}

/**
 * Lets each of them hear half of a playlist's first song: it is sent to them, the time that it lasts passes, and the play
 * counts. Nothing is put into the database for it.
 */
export async function listenAll(
  stack: StackSettings,
  audience: Listener[],
  playlistId: string,
): Promise<void> {
  const params = { playlistId };
  const sent = await inTurns(audience, async ({ token, client }) => {
    const [song] = (await again(() => client.getPlaylist({ params }))).body.songs;
    const { songId = '', durationMs } = song ?? {};
    const headers = { authorization: `Bearer ${token}` };
    await again(async () =>
      (await fetch(`${stack.API_URL}/songs/${songId}/audio`, { headers })).arrayBuffer(),
    );
    return { client, body: { songId, heardMs: Math.ceil((durationMs ?? 0) / 2) } };
  });
  await inTurns(sent, async ({ client, body }) => {
    const counted = async () => {
      const headers = { 'idempotency-key': randomUUID() };
      return (await again(() => client.recordPlay({ params, headers, body }))).body.counted;
    };
    await expect.poll(counted, 'a play of what was sent').toBe(true);
  });
}

/** Does it once more where a server closed an idle connection in the moment in which it was used. */
async function again<R>(ask: () => Promise<R>): Promise<R> {
  return ask().catch((error) => {
    if (error instanceof TypeError) return ask();
    throw error;
  });
}

/** Does it for each of these, a few at a time, and returns what came of each. */
async function inTurns<T, R>(all: readonly T[], once: (one: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  const waiting = all.entries();
  const work = async () => {
    for (const [index, one] of waiting) results[index] = await once(one);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return results;
}
