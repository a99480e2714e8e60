import { randomUUIDv7 } from 'node:crypto';
import type { contracts } from '@setlist/contracts';
import type { Context } from '../context.ts';
import type { AnswerFor, InputFor } from '../http/route.ts';
import { transaction } from '../sql/transaction.ts';
import { refuseBeyondPlan } from '../users/plan-limits.ts';
import { SONG_JSON, type SongRow } from './song-json.ts';
import { unknownGenre } from './unknown-genre.ts';

type Contract = typeof contracts.createSong;

const CREATE_SONG = `
  INSERT INTO songs AS s (user_id, song_id, songname, artist, genre, duration_ms)
  VALUES ($1, $2, $3, $4, $5, $6)
  RETURNING ${SONG_JSON}::text AS json, s.version`;

/** Adds a song of the caller. Throws `plan-limit`, and `invalid-input` for a genre there is not. */
export async function createSong(
  { pool, caller }: Context,
  { body }: InputFor<Contract>,
): Promise<AnswerFor<Contract>> {
  const songId = randomUUIDv7();
  const values = [caller.userId, songId, body.songname, body.artist, body.genre, body.durationMs ?? null];
  const song = await transaction(pool, async (client) => {
    await refuseBeyondPlan(client, caller, 'songs');
    const { rows } = await client.query<SongRow>(CREATE_SONG, values).catch(unknownGenre);
    return rows[0] as SongRow;
  });
  return { status: 201, headers: { Location: `/songs/${songId}` }, ...song };
}
