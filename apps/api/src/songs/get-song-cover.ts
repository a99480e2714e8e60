import type { contracts } from '@setlist/contracts';
import { run, sql } from '@setlist/db/sql';
import type { Context } from '../context.ts';
import { notFound } from '../errors.ts';
import type { AnswerFor, InputFor } from '../http/route.ts';
import { sendFile } from '../http/send-file.ts';

type Contract = typeof contracts.getSongCover;

/** Sends the cover of a song that the caller owns, or that its owner has in a public playlist. */
export async function getSongCover(
  { pool, storage, caller }: Context,
  { params: { songId } }: InputFor<Contract>,
): Promise<AnswerFor<Contract>> {
  const [cover] = await run(pool, sql.findCover, { userId: caller.userId, songId });
  const object = cover && (await storage.find(cover.key));
  if (!object) throw notFound('cover');
  return {
    stream: (_request, response) => {
      // Who may see it can change, and so can the cover: the browser keeps it, and asks each time.
      response.setHeader('Cache-Control', 'private, no-cache');
      return sendFile(response, { object, type: cover.type, hash: null });
    },
  };
}
