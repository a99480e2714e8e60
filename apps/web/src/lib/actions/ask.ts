import { unstable_isUnrecognizedActionError as isUnrecognizedAction } from 'next/navigation';
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

/** A server action: it takes whom the page was made for, by user id, before its own arguments. */
export type Action<Args extends unknown[], T> = (madeFor: string, ...args: Args) => Promise<Outcome<T>>;

/**
 * Calls a server action. Never rejects: what comes between (no network, an action that a newer version of the app
 * does not know, a fault) is an outcome, too.
 */
export async function tryAction<Args extends unknown[], T>(
  action: Action<Args, T>,
  madeFor: string,
  ...args: Args
): Promise<Outcome<T>> {
  return action(madeFor, ...args).catch((error) => failed(kindOf(error)));
}

function kindOf(error: unknown) {
  if (isUnrecognizedAction(error)) return 'new-version';
  // What fetch throws when no answer comes; a browser does not tell whether the request was sent. An answer that is none
  // of an action has no type of its own.
  return error instanceof TypeError ? 'unanswered' : 'other';
}
