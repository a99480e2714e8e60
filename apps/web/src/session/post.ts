import { failed, type Outcome } from '#lib/actions/outcome.ts';

/**
 * Sends an open page's request to one of the app's own routes, as JSON. Never rejects: what comes between is an
 * outcome, too. It goes on when the page is left.
 */
export async function post<T>(path: string, body: { madeFor: string }): Promise<Outcome<T>> {
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      keepalive: true,
    });
    return await response.json();
  } catch (error) {
    return failed(error instanceof TypeError ? 'unanswered' : 'other');
  }
}
