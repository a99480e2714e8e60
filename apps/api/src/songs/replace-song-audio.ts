import { contracts } from '@setlist/contracts';
import type { Context } from '../context.ts';
import { notFound } from '../errors.ts';
import type { AnswerFor, InputFor } from '../http/route.ts';
import { newKey } from '../storage/keys.ts';
import { removeObjects } from '../storage/remove-objects.ts';
import { audioLimitOf } from '../users/audio-limit.ts';
import { refuseDuplicate, saveAudio } from './save-audio.ts';
import { showSong } from './show-song.ts';

type Contract = typeof contracts.replaceSongAudio;

const { songname, artist } = contracts.updateSong.body.shape;

/**
 * Gives one of the caller's songs the audio that comes. What can be refused is refused before the file has come whole;
 * the row is written last, when all that it names is kept, and what it named before goes after it. Throws `not-found`,
 * `content-too-large`, `unsupported-media-type`, `duplicate-audio`, `undecodable-audio` and `storage-unavailable`.
 */
export async function replaceSongAudio(
  ctx: Context,
  { params: { songId }, query: { tags: apply }, body }: InputFor<Contract>,
): Promise<AnswerFor<Contract>> {
  const { prisma, storage, uploads, log, caller } = ctx;
  const where = { userId_songId: { userId: caller.userId, songId } };
  if (!(await prisma.song.findUnique({ where, select: { songId: true } }))) throw notFound('song');
  const limit = await audioLimitOf(prisma, caller, songId);
  return uploads.receive(caller.userId, body, limit, async (upload) => {
    await refuseDuplicate(prisma, caller.userId, songId, upload.sha256);
    const { image, durationMs, ...said } = await uploads.inspect(upload);
    const tags = {
      title: songname.safeParse(shortened(said.title)).data ?? null,
      artist: artist.safeParse(shortened(said.artist)).data ?? null,
      hasCover: image !== null,
    };
    const audioKey = newKey(upload.kind.extension);
    const coverKey = image && newKey(image.extension);
    try {
      await storage.put(audioKey, upload.file, upload.kind.type);
      if (image && coverKey) await storage.put(coverKey, image.file, image.type);
      const { song, before } = await saveAudio(ctx, songId, {
        ...{ audioKey, audioBytes: upload.bytes, audioType: upload.kind.type, audioSha256: upload.sha256 },
        ...{ coverKey, coverType: image?.type ?? null, durationMs },
        ...(apply && tags.title !== null ? { songname: tags.title } : {}),
        ...(apply && tags.artist !== null ? { artist: tags.artist } : {}),
      });
      await removeObjects(storage, log, [before.audioKey, before.coverKey]);
      return { status: 200, body: { ...showSong(song), tags }, version: song.version };
    } catch (error) {
      await removeObjects(storage, log, [audioKey, coverKey]);
      throw error;
    }
  });
}

/** A text of a file as one line that may be a title: what is too long is cut. */
function shortened(text: string | null): string | undefined {
  const MAX = 200;
  const line = text?.replace(/\s+/g, ' ').trim();
  if (!line) return undefined;
  const letters = Array.from(
    new Intl.Segmenter('en').segment(line.slice(0, MAX * 20)),
    ({ segment }) => segment,
  );
  return letters.slice(0, MAX).join('');
}
