import { songsInBin } from '../bin/songs-in-bin.ts';
import type { Context } from '../context.ts';

/** An object of a person in storage, and the column that names it. */
interface PersonalObject {
  key: string;
  /** As it lies there; null when the storage does not have it. */
  bytes: number | null;
  type: string | null;
  namedBy: string;
  songId: string;
  /** Where it is to be had, by whom it belongs to; null while its song lies in the bin. */
  href: string | null;
}

/** Songs looked up at a time. */
const PAGE = 100;

/** All objects of the caller in storage, by what names them. Throws `storage-unavailable`. */
export async function* personalObjects({
  prisma,
  storage,
  env,
  caller,
}: Context): AsyncIterable<PersonalObject> {
  const { userId } = caller;
  let last: string | undefined;
  do {
    const songs = await prisma.song.findMany({
      where: { userId, ...(last !== undefined && { songId: { gt: last } }) },
      ...{ orderBy: { songId: 'asc' }, take: PAGE },
    });
    const named = songs.flatMap(({ songId, audioKey, audioType, coverKey, coverType }) => [
      { songId, key: audioKey, type: audioType, namedBy: 'songs.audio_key', path: 'audio' },
      { songId, key: coverKey, type: coverType, namedBy: 'songs.cover_key', path: 'cover' },
    ]);
    for (const { key, path, ...told } of named) {
      if (key === null) continue;
      const found = await storage.find(key);
      const href = `${env.publicUrl}/songs/${told.songId}/${path}`;
      yield { key, bytes: found?.bytes ?? null, ...told, href };
    }
    last = songs.length < PAGE ? undefined : songs.at(-1)?.songId;
  } while (last !== undefined);
  for (const song of await songsInBin(prisma, { userId })) {
    const named = [
      { key: song.audio_key, type: song.audio_type },
      { key: song.cover_key, type: song.cover_type },
    ];
    for (const { key, type } of named) {
      if (key === null) continue;
      const bytes = (await storage.find(key))?.bytes ?? null;
      yield { key, bytes, type, namedBy: 'bin.rows', songId: song.song_id, href: null };
    }
  }
}
