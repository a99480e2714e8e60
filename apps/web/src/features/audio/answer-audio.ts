import { ApiProblem, createClient } from '@setlist/contracts';
import { songParams } from '@setlist/contracts/songs';
import { env } from '#env.ts';
import type { SessionToken } from '#session/session.ts';

const TIMEOUT_MS = 10_000;

/** What the API has of a song in its storage. */
type Part = 'audio' | 'cover';

interface Asked {
  songId: string;
}

/**
 * Leads a browser on to a song's audio at the API (307), which sends no byte of it through here, and hands it the cookie
 * that opens it there (decision 40): a new one each time, so it is always of whoever is signed in now.
 */
export async function leadToAudio(session: SessionToken | null, asked: Asked): Promise<Response> {
  return leadTo('audio', session, asked);
}

/** The same for the cover that came with a song's file. */
export async function leadToCover(session: SessionToken | null, asked: Asked): Promise<Response> {
  return leadTo('cover', session, asked);
}

async function leadTo(part: Part, session: SessionToken | null, asked: Asked): Promise<Response> {
  if (!session) return answer(401);
  const address = addressOf(part, asked);
  if (!address) return answer(404);
  try {
    const api = createClient({ baseUrl: env().API_URL, token: session.accessToken });
    const { headers } = await api.createAudioCookie({ signal: AbortSignal.timeout(TIMEOUT_MS) });
    const leading = new Headers({ location: address.href });
    for (const cookie of headers.getSetCookie()) leading.append('set-cookie', cookie);
    return new Response(null, { status: 307, headers: leading });
  } catch (error) {
    return error instanceof ApiProblem ? answer(statusOf(error.problem.status)) : answer(503);
  }
}

/** What the API says of a song's audio, by its status alone. */
export async function tellOfAudio(session: SessionToken | null, asked: Asked): Promise<Response> {
  if (!session) return answer(401);
  const audio = addressOf('audio', asked);
  if (!audio) return answer(404);
  try {
    const { status } = await fetch(audio, {
      method: 'HEAD',
      headers: { authorization: `Bearer ${session.accessToken}` },
      cache: 'no-store',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    return answer(statusOf(status));
  } catch {
    return answer(503);
  }
}

function addressOf(part: Part, asked: Asked): URL | undefined {
  const { data } = songParams.safeParse(asked);
  return data && new URL(`/songs/${data.songId}/${part}`, env().API_URL);
}

// The session is there: its token could not be renewed, and will be.
const statusOf = (status: number) => (status === 401 ? 503 : status);

const answer = (status: number) =>
  new Response(null, { status, headers: status === 503 ? { 'retry-after': '5' } : {} });
