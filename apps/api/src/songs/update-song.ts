import type { contracts } from '@setlist/contracts';
import type { Context } from '../context.ts';
import { notFound, versionError } from '../errors.ts';
import { versionOf } from '../http/if-match.ts';
import type { AnswerFor, InputFor } from '../http/route.ts';
import { transaction } from '../sql/transaction.ts';
import { SONG_JSON, type SongRow } from './song-json.ts';
import { unknownGenre } from './unknown-genre.ts';

type Contract = typeof contracts.updateSong;

const UPDATE_SONG = `
  UPDATE songs AS s
  SET songname = coalesce($3, songname), artist = coalesce($4, artist), genre = coalesce($5, genre),
      version = version + 1, updated_at = now()
  WHERE s.user_id = $1 AND s.song_id = $2
  RETURNING ${SONG_JSON}::text AS json, s.version`;

/** Changes the given fields of one of the caller's songs, if `If-Match` names its current version. */
export async function updateSong(
  { pool, caller }: Context,
  { params: { songId }, headers, body }: InputFor<Contract>,
): Promise<AnswerFor<Contract>> {
  const key = [caller.userId, songId];
  const song = await transaction(pool, async (client) => {
    const found = await client.query(
      'SELECT version FROM songs WHERE user_id = $1 AND song_id = $2 FOR UPDATE',
      key,
    );
    if (!found.rows[0]) throw notFound('song');
    const wrong = versionError(versionOf(headers), found.rows[0].version);
    if (wrong) throw wrong;
    const values = [...key, body.songname ?? null, body.artist ?? null, body.genre ?? null];
    const { rows } = await client.query<SongRow>(UPDATE_SONG, values).catch(unknownGenre);
    return rows[0] as SongRow;
  });
  return { status: 200, ...song };
}
