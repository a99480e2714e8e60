import type { PrismaClient, Transaction } from '@setlist/db/create-prisma';
import { z } from 'zod';

/** What of a song's row is asked while it lies in the bin. */
const Row = z.object({
  song_id: z.string(),
  audio_bytes: z.int().nullable(),
  audio_type: z.string().nullable(),
  audio_key: z.string().nullable(),
  audio_sha256: z.string().nullable(),
  cover_key: z.string().nullable(),
  cover_type: z.string().nullable(),
  sound_ask: z.string().nullable(),
});

/** The rows of songs that lie in a person's bin, or that of one song, by the names of its columns. */
export async function songsInBin(
  db: PrismaClient | Transaction,
  where: { userId: string; thingId?: string },
): Promise<z.infer<typeof Row>[]> {
  const found = await db.bin.findMany({
    where: { ...where, thing: 'song', ofTable: 'songs' },
    orderBy: { binId: 'asc' },
  });
  return found.flatMap(({ rows }) => z.array(Row).parse(rows));
}
