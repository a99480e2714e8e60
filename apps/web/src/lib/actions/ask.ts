import { failed, type Outcome } from './outcome.ts';

/**
 * Asks one of the app's own routes, which answer with an outcome, as JSON. Never rejects: what comes between is an
 * outcome, too.
 */
export async function ask<T>(path: string, init?: RequestInit): Promise<Outcome<T>> {
  try {
    const response = await fetch(path, init);
    // The proxy turns away who is signed out, and knows nothing of outcomes.
    return response.status === 401 ? failed('signed-out') : await response.json();
  } catch (error) {
    return failed(error instanceof TypeError ? 'unanswered' : 'other');
  }
}

/** Sends an open page's request to one of the routes, as JSON, and asks as `ask` does. It goes on when the page is left. */
export function post<T>(path: string, body: { madeFor: string }): Promise<Outcome<T>> {
  return ask(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    keepalive: true,
  });
}
