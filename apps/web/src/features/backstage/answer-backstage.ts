import { env } from '#env.ts';
import { endCleanly } from '#features/live/end-cleanly.ts';
import { STREAM_HEADERS, withBeats } from '#features/live/with-beats.ts';
import { hasEnded, type SessionToken } from '#session/session.ts';
import { stopping } from '#stopping.ts';
import { hasBackstage } from './has-backstage.ts';
import { onlyAbout } from './only-about.ts';

/** The tenant's stream begins at once. */
const HEAD_MS = 5_000;
/** What the tenant says of a user who was deleted. */
const GONE = 'event: gone\ndata: {}\n\n';

/**
 * Answers an open page with what happens at the tenant to the session's own user: the tenant's events, of which only
 * what backstage shows is passed on. The tenant tells them to this machine alone. The stream ends with the session and
 * with this server; of a user who is none any more it is `gone` alone. 404 where there is no backstage; 401 when nobody
 * is signed in; 409 when the page was made for somebody else (`?for=`, a user id); 503 while the tenant does not answer.
 */
export async function answerBackstage(request: Request, session: SessionToken | null): Promise<Response> {
  const refused = refuseBackstage(request, session);
  if (refused || !session) return refused ?? unavailable();
  const { sub } = session.identity;
  const silent = new AbortController();
  const timer = setTimeout(() => silent.abort(), HEAD_MS);
  const path = `/dashboard/users/${encodeURIComponent(sub)}/events`;
  try {
    const answer = await fetch(new URL(path, env().AUTH0_ISSUER_BASE_URL), {
      headers: { accept: 'text/event-stream' },
      cache: 'no-store',
      signal: AbortSignal.any([request.signal, stopping(), silent.signal]),
    });
    if (!answer.ok || !answer.body) {
      await answer.body?.cancel();
      return answer.status === 404 ? new Response(GONE, { headers: STREAM_HEADERS }) : unavailable();
    }
    const events = answer.body
      .pipeThrough(new TextDecoderStream())
      .pipeThrough(onlyAbout(sub))
      .pipeThrough(new TextEncoderStream())
      .pipeThrough(withBeats(() => hasEnded(session)));
    return new Response(endCleanly(events, stopping()), { headers: STREAM_HEADERS });
  } catch {
    return unavailable();
  } finally {
    clearTimeout(timer);
  }
}

/** What `answerBackstage` would say without asking the tenant: nobody reads the stream of a HEAD. */
export function peekBackstage(request: Request, session: SessionToken | null): Response {
  return refuseBackstage(request, session) ?? new Response(null, { headers: STREAM_HEADERS });
}

function refuseBackstage(request: Request, session: SessionToken | null): Response | undefined {
  if (!hasBackstage()) return new Response('There is nothing here.', { status: 404 });
  if (!session) return new Response(null, { status: 401 });
  const isOwn = new URL(request.url).searchParams.get('for') === session.identity.sub;
  return isOwn ? undefined : new Response(null, { status: 409 });
}

const unavailable = () => new Response(null, { status: 503, headers: { 'retry-after': '5' } });
