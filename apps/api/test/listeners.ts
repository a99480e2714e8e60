import type { Playlist } from '@setlist/contracts';
import type { UserCaller } from '../src/context.ts';
import { recordPlay } from '../src/plays/record-play.ts';
import type { TestApi } from './api.ts';

interface Listening {
  userId: string;
  heardMs?: number;
  /** The Idempotency-Key. */
  key?: string | undefined;
}

/** Plays the first song of a playlist as a listener who has no token, since there may be hundreds of them. */
export function listen({ api }: TestApi, playlist: Playlist, { userId, heardMs = 30_000, key }: Listening) {
  const { playlistId, songs } = playlist;
  return recordPlay(
    { ...api.deps, caller: listener(userId), requestId: 'test' },
    {
      params: { playlistId },
      query: {},
      headers: { 'idempotency-key': key },
      body: { songId: songs[0]?.songId ?? '', heardMs },
    },
  );
}

function listener(userId: string): UserCaller {
  return {
    kind: 'user',
    userId,
    roles: [],
    plan: 'free',
    displayName: undefined,
    picture: undefined,
    emailVerified: true,
    issuedAt: 0,
    expiresAt: 4_000_000_000,
  };
}
