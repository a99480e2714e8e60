import type { contracts } from '@setlist/contracts';
import type { Context } from '../context.ts';
import { notFound } from '../errors.ts';
import type { AnswerFor, InputFor } from '../http/route.ts';
import { sendFile } from '../http/send-file.ts';

type Contract = typeof contracts.getSongAudio;

const GET_AUDIO = {
  name: 'get-audio',
  text: `
    SELECT s.audio_type AS type
    FROM songs s
    WHERE s.song_id = $2 AND s.audio_bytes IS NOT NULL AND (
      s.user_id = $1 OR EXISTS (
        SELECT FROM playlist_songs ps JOIN playlists p USING (user_id, playlist_id)
        WHERE ps.user_id = s.user_id AND ps.song_id = s.song_id AND p.visibility = 'public'))`,
};

/** Streams the audio of a song that the caller owns, or that stands in a public playlist. */
export async function getSongAudio(
  { pool, env, caller }: Context,
  { params: { songId } }: InputFor<Contract>,
): Promise<AnswerFor<Contract>> {
  const { rows } = await pool.query({ ...GET_AUDIO, values: [caller.userId, songId] });
  if (!rows[0]) throw notFound('audio');
  return {
    stream: (_request, response) =>
      sendFile(response, { root: env.audioDir, name: `${songId}.mp3`, type: rows[0].type }),
  };
}
