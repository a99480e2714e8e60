import { leadToAudio, tellOfAudio } from '#features/audio/answer-audio.ts';
import { readSession } from '#session/session.ts';

interface Context {
  params: Promise<{ songId: string }>;
}

/** Where the `<audio>` element gets a song: at the API, and with what. */
export async function GET(_request: Request, { params }: Context) {
  return leadToAudio(await readSession(), await params);
}

/** Whether the song's audio is there: the player asks it why a song did not arrive. */
export async function HEAD(_request: Request, { params }: Context) {
  return tellOfAudio(await readSession(), await params);
}
