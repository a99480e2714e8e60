import { env } from '#env.ts';
import { endCleanly } from '#features/live/end-cleanly.ts';
import { STREAM_HEADERS, withBeats } from '#features/live/with-beats.ts';
import { hasEnded, readSession, type SessionToken } from '#session/session.ts';
import { stopping } from '#stopping.ts';

const EVENT_ID = /^\d{1,18}$/;

/**
 * The person's live events: the API's stream, piped. The browser resumes it with `Last-Event-ID`; a new document,
 * which cannot send that header, with `?after=`. `?for=` says for whom the page was made: 409 when the session is
 * somebody else's, 401 when there is none.
 */
export async function GET(request: Request) {
  const session = await readSession();
  const refused = refusal(request, session);
  if (refused || !session) return refused;
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
    if (!answer.ok) {
      await answer.body?.cancel();
      // The session is there: its token could not be renewed, and will be.
      return answer.status === 401 ? unavailable() : new Response(null, { status: answer.status });
    }
    const events = answer.body?.pipeThrough(withBeats(() => hasEnded(session)));
    return new Response(events ? endCleanly(events, stopping()) : null, {
      headers: STREAM_HEADERS,
    });
  } catch {
    return unavailable();
  }
}

/** Whether there would be a stream. None is opened: nobody would read it, and it would count against the person. */
export async function HEAD(request: Request) {
  return refusal(request, await readSession()) ?? new Response(null, { headers: STREAM_HEADERS });
}

function refusal(request: Request, session: SessionToken | null): Response | undefined {
  if (!session) return new Response(null, { status: 401 });
  const madeFor = new URL(request.url).searchParams.get('for');
  if (madeFor !== null && madeFor !== session.identity.sub) return new Response(null, { status: 409 });
  return undefined;
}

const unavailable = () => new Response(null, { status: 503, headers: { 'retry-after': '5' } });
