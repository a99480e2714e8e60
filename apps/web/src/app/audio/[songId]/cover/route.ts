import { leadToCover } from '#features/audio/answer-audio.ts';
import { readSession } from '#session/session.ts';

/** Where an image gets the cover that came with a song's file: at the API, and with what. */
export async function GET(_request: Request, { params }: { params: Promise<{ songId: string }> }) {
  return leadToCover(await readSession(), await params);
}
