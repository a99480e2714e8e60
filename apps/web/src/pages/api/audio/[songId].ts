import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { songParams } from '@setlist/contracts/songs';
import type { NextApiRequest, NextApiResponse, PageConfig } from 'next';
import { env } from '#env.ts';
import { readSessionCookies } from '#session/session.ts';
import { stopping } from '#stopping.ts';

// The one handler of the Pages Router: next.config.ts gives it its address, /audio/{songId}. A route handler of the App
// Router cannot say Content-Length, which Next.js takes away from its answers, and players seek by it.

/** No limit for the answer; Next.js reads no body of a request, and does not wait for an end of the handler. */
export const config: PageConfig = {
  api: { bodyParser: false, responseLimit: false, externalResolver: true },
};

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

/**
 * A song's audio for the `<audio>` element: the API's answer, passed on with its ranges and conditions (RFC 9110, 13 and
 * 14); the token stays here. HEAD answers without the audio: the player asks it why a song did not arrive.
 */
export default async function audio(request: NextApiRequest, response: NextApiResponse): Promise<void> {
  const cookies = Object.entries(request.cookies).map(([name, value = '']) => ({ name, value }));
  const session = await readSessionCookies(cookies);
  if (!session) return answer(response, 401);
  const song = songParams.safeParse({ songId: request.query.songId });
  if (!song.success || !['GET', 'HEAD'].includes(request.method ?? '')) return answer(response, 404);

  const headers = new Headers({
    authorization: `Bearer ${session.accessToken}`,
    // Or else `fetch` adds `no-cache` to conditions, at which everything is sent again.
    'cache-control': 'max-age=0',
  });
  for (const name of ASKED) {
    const value = request.headers[name];
    if (typeof value === 'string') headers.set(name, value);
  }
  const left = new AbortController();
  response.once('close', () => left.abort());
  try {
    const told = await fetch(new URL(`/songs/${song.data.songId}/audio`, env().API_URL), {
      method: request.method ?? 'GET',
      headers,
      cache: 'no-store',
      signal: AbortSignal.any([left.signal, stopping()]),
    });
    // The session is there: its token could not be renewed, and will be.
    if (told.status === 401) {
      await told.body?.cancel();
      return unavailable(response);
    }
    response.status(told.status);
    for (const name of TOLD) {
      const value = told.headers.get(name);
      if (value !== null) response.setHeader(name, value);
    }
    // The browser may keep it and asks each time: so the API knows of each play what was handed out for it.
    response.setHeader('cache-control', 'private, no-cache');
    if (!told.body) return void response.end();
    await pipeline(Readable.fromWeb(told.body as ReadableStream), response);
  } catch {
    // The listener left, or the API did, or this process ends; what has begun cannot be taken back.
    if (response.headersSent) response.destroy();
    else unavailable(response);
  }
}

const answer = (response: NextApiResponse, status: number) => void response.status(status).end();

const unavailable = (response: NextApiResponse) => answer(response.setHeader('retry-after', '5'), 503);
