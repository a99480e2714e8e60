import { expect } from '@playwright/test';
import { createClient } from '@setlist/contracts';
import type { PrismaClient } from '@setlist/db';
import type { StackSettings } from '../env.ts';
import type { Person } from './people.ts';
import { accessTokenOf } from './tokens.ts';

/**
 * Lets somebody's first playlist be played by a listener, past the app: the song's audio is sent, lies a minute back
 * then, as if it had been heard, and the play counts. Throws an Error when it does not.
 */
export async function playPastApp(
  stack: StackSettings,
  prisma: PrismaClient,
  owner: Person,
  listener: Person,
): Promise<void> {
  const { playlistId = '', songs } = owner.playlists[0] ?? {};
  const songId = songs?.[0]?.songId ?? '';
  const token = await accessTokenOf(stack, listener);
  const headers = { authorization: `Bearer ${token}` };
  await (await fetch(`${stack.API_URL}/songs/${songId}/audio`, { headers })).arrayBuffer();
  const handedAt = new Date(Date.now() - 60_000);
  const ofListener = { where: { userId: listener.userId }, data: { handedAt } };
  // The API keeps what it sent in a moment.
  await expect.poll(async () => (await prisma.audioHandout.updateMany(ofListener)).count).toBe(1);
  const client = createClient({ baseUrl: stack.API_URL, token });
  const { status } = await client.recordPlay({ params: { playlistId }, body: { songId, heardMs: 30_000 } });
  if (status !== 201) throw new Error(`The play was not counted: ${status}.`);
}
