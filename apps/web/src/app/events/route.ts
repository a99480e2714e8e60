import { env } from '#env.ts';
import { withBeats } from '#server/with-beats.ts';
import { readSession } from '#session/viewer.ts';

const EVENT_ID = /^\d{1,18}$/;

/**
 * The person's live events: the API's stream, piped. The browser resumes it with `Last-Event-ID`; a new document,
 * which cannot send that header, with `?after=`.
 */
export async function GET(request: Request) {
  const session = await readSession();
  if (!session) return new Response(null, { status: 401 });
  const headers = new Headers({
    accept: 'text/event-stream',
    authorization: `Bearer ${session.accessToken}`,
  });
  const last = request.headers.get('last-event-id') ?? new URL(request.url).searchParams.get('after');
  // Anything else is no id of ours, and may not even be allowed in a header.
  if (last && EVENT_ID.test(last)) headers.set('last-event-id', last);
  try {
    const answer = await fetch(new URL('/events', env().API_URL), {
      headers,
      cache: 'no-store',
      signal: request.signal,
    });
    if (!answer.ok) return new Response(null, { status: answer.status });
    return new Response(answer.body?.pipeThrough(withBeats()) ?? null, {
      headers: {
        'content-type': 'text/event-stream',
        'cache-control': 'private, no-store, no-transform',
        'x-accel-buffering': 'no',
      },
    });
  } catch {
    return new Response(null, { status: 503, headers: { 'retry-after': '5' } });
  }
}
