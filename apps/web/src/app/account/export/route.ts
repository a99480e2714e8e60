import { env } from '#env.ts';
import { readSession } from '#session/session.ts';

/** All that is kept of the person, as the API writes it: a file to be saved. 401 when nobody is signed in. */
export async function GET(request: Request): Promise<Response> {
  const session = await readSession();
  if (!session) return new Response(null, { status: 401 });
  const headers = { authorization: `Bearer ${session.accessToken}` };
  try {
    const answer = await fetch(new URL('/account/export', env().API_URL), {
      ...{ headers, cache: 'no-store', signal: request.signal },
    });
    if (!answer.ok) {
      await answer.body?.cancel();
      return unavailable();
    }
    const told = ['content-type', 'content-disposition', 'cache-control'];
    return new Response(answer.body, {
      headers: told.map((name) => [name, answer.headers.get(name) ?? ''] as [string, string]),
    });
  } catch {
    return unavailable();
  }
}

const unavailable = () => new Response(null, { status: 503, headers: { 'retry-after': '5' } });
