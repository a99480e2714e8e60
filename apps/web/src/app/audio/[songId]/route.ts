import { songParams } from '@setlist/contracts/songs';
import { env } from '#env.ts';
import { readSession } from '#session/viewer.ts';

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

/** A song's audio for the `<audio>` element: the API's answer, passed on with its ranges; the token stays here. */
export async function GET(request: Request, { params }: { params: Promise<{ songId: string }> }) {
  const session = await readSession();
  if (!session) return new Response(null, { status: 401 });
  const parsed = songParams.safeParse(await params);
  if (!parsed.success) return new Response(null, { status: 404 });
  const headers = pick(request.headers, ASKED);
  headers.set('authorization', `Bearer ${session.accessToken}`);
  try {
    const answer = await fetch(new URL(`/songs/${parsed.data.songId}/audio`, env().API_URL), {
      headers,
      cache: 'no-store',
      signal: request.signal,
    });
    return new Response(answer.body, { status: answer.status, headers: pick(answer.headers, TOLD) });
  } catch {
    return new Response(null, { status: 503, headers: { 'retry-after': '5' } });
  }
}

function pick(headers: Headers, names: string[]): Headers {
  const picked = new Headers();
  for (const name of names) {
    const value = headers.get(name);
    if (value !== null) picked.set(name, value);
  }
  return picked;
}
