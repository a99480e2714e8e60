import type { contracts } from '@setlist/contracts';
import type { Context } from '../context.ts';
import { notFound } from '../errors.ts';
import type { AnswerFor, InputFor } from '../http/route.ts';
import { sendFile } from '../http/send-file.ts';
import { IS_PUBLISHED } from '../sql/song-access.ts';

type Contract = typeof contracts.getSongAudio;

const GET_AUDIO = {
  name: 'get-audio',
  text: `
    SELECT s.audio_type AS type
    FROM songs s
    WHERE s.song_id = $2 AND s.audio_bytes IS NOT NULL AND (s.user_id = $1 OR ${IS_PUBLISHED})`,
};

/** Streams the audio of a song that the caller owns, or that its owner has in a public playlist. */
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
