import { songParams } from '@setlist/contracts/songs';
import { env } from '#env.ts';
import { readSession } from '#session/session.ts';
import { stopping } from '#stopping.ts';

const ASKED = ['range', 'if-range', 'if-none-match', 'if-modified-since'];
const TOLD = [
  'accept-ranges',
  'content-length',
  'content-range',
  'content-type',
  'etag',
  'last-modified',
  'retry-after',
];

interface Props {
  params: Promise<{ songId: string }>;
}

/** A song's audio for the `<audio>` element: the API's answer, passed on with its ranges; the token stays here. */
export const GET = (request: Request, { params }: Props) => answer(request, params);

/** What GET would answer, without the audio: the player asks it why a song did not arrive. */
export const HEAD = (request: Request, { params }: Props) => answer(request, params);

async function answer(request: Request, params: Props['params']): Promise<Response> {
  const session = await readSession();
  if (!session) return new Response(null, { status: 401 });
  const parsed = songParams.safeParse(await params);
  if (!parsed.success) return new Response(null, { status: 404 });
  const headers = pick(request.headers, ASKED);
  headers.set('authorization', `Bearer ${session.accessToken}`);
  try {
    const {
      status,
      body,
      headers: told,
    } = await fetch(new URL(`/songs/${parsed.data.songId}/audio`, env().API_URL), {
      method: request.method,
      headers,
      cache: 'no-store',
      signal: AbortSignal.any([request.signal, stopping()]),
    });
    // The session is there: its token could not be renewed, and will be.
    if (status === 401) {
      await body?.cancel();
      return unavailable();
    }
    const passed = pick(told, TOLD);
    // The browser may keep it and asks each time: so the API knows of each play what was handed out for it.
    passed.set('cache-control', 'private, no-cache');
    return new Response(body, { status, headers: passed });
  } catch {
    return unavailable();
  }
}

const unavailable = () => new Response(null, { status: 503, headers: { 'retry-after': '5' } });

function pick(headers: Headers, names: string[]): Headers {
  const picked = new Headers();
  for (const name of names) {
    const value = headers.get(name);
    if (value !== null) picked.set(name, value);
  }
  return picked;
}
