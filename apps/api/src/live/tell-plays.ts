import type { Pool } from '@setlist/db';
import { run, sql } from '@setlist/db/sql';
import { z } from 'zod';

/** The channel on which processes tell each other of plays that counted. */
export const PLAYS_CHANNEL = 'counted_plays';

/** The owner of a playlist, the playlist, and all its plays. */
export type CountedPlays = [ownerId: string, playlistId: string, total: number];

const Payload = z.array(z.tuple([z.string(), z.string(), z.number()]));

/** Postgres takes less than 8,000 bytes in a notification. */
const MOST_BYTES = 7_500;

/** Tells every process of plays, this one too. Nothing is kept: only those that serve an owner's page write it down. */
export async function tellPlays(pool: Pool, plays: readonly CountedPlays[]): Promise<void> {
  const payloads: string[] = [];
  let bytes = MOST_BYTES;
  for (const each of plays) {
    const text = JSON.stringify(each);
    bytes += Buffer.byteLength(text) + 1;
    if (bytes > MOST_BYTES) {
      payloads.push(text);
      bytes = Buffer.byteLength(text) + 2;
    } else payloads.push(`${payloads.pop()},${text}`);
  }
  if (payloads.length === 0) return;
  await run(pool, sql.tellPlays, { payloads: payloads.map((list) => `[${list}]`) });
}

/** Reads what `tellPlays` sent. */
export function readToldPlays(payload: string): CountedPlays[] {
  return Payload.parse(JSON.parse(payload));
}
