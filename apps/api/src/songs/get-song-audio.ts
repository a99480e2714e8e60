import type { contracts } from '@setlist/contracts';
import { run, sql } from '@setlist/db/sql';
import type { Context } from '../context.ts';
import { notFound } from '../errors.ts';
import type { AnswerFor, InputFor } from '../http/route.ts';
import { sendFile } from '../http/send-file.ts';

type Contract = typeof contracts.getSongAudio;

// `If-Range` is not among them: it asks for the whole when the file has changed, and never for nothing.
const CONDITIONS = ['if-none-match', 'if-modified-since'];

/**
 * Streams the audio of a song that the caller owns, or that its owner has in a public playlist, and keeps what was
 * sent, since a play counts only of that. "Unchanged" (304) is answered only to somebody of whom it is on record that
 * all of it was sent: to another, whose browser has had it for longer than records are kept, it is sent again.
 */
export async function getSongAudio(
  { pool, storage, caller, handouts }: Context,
  { params: { songId } }: InputFor<Contract>,
): Promise<AnswerFor<Contract>> {
  await handouts.kept(caller.userId, songId);
  const [audio] = await run(pool, sql.findAudio, { userId: caller.userId, songId });
  const object = audio && (await storage.find(audio.key));
  if (!object) throw notFound('audio');
  return {
    stream: (request, response) => {
      // The browser may keep it and asks each time: so it is known of each play what was handed out for it.
      response.setHeader('Cache-Control', 'private, no-cache');
      if (!audio.handed) for (const name of CONDITIONS) delete request.headers[name];
      if (request.method !== 'HEAD') handouts.watch(response, caller.userId, songId);
      return sendFile(response, { object, type: audio.type, hash: audio.sha256 });
    },
  };
}
