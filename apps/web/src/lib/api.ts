import { type Answer, ApiProblem, type Client, createClient, XRAY_HEADER } from '@setlist/contracts';
import { cache } from 'react';
import { env } from '#env.ts';
import { isXrayOn } from '#lib/is-xray-on.ts';
import { readSession, type SessionToken } from '#session/session.ts';

const TIMEOUT_MS = 10_000;

/**
 * A typed client of the API, acting for the person of a session, or for nobody; `onAnswer` is told of each call. While
 * the person has X-ray on, the API is asked to keep what it does for them.
 */
export async function connect(
  session: SessionToken | null,
  onAnswer: (answer: Answer) => void,
): Promise<Client> {
  return createClient({
    baseUrl: env().API_URL,
    ...(session ? { token: session.accessToken } : {}),
    ...((await isXrayOn()) ? { headers: { [XRAY_HEADER]: '1' } } : {}),
    fetch: (input, init) => fetch(input, { ...init, signal: AbortSignal.timeout(TIMEOUT_MS) }),
    onAnswer,
  });
}

/** What the API answered to the page that is being made, in the order of its answers. */
export const answers = cache((): Answer[] => []);

/** What the page that is being made has asked the API for by now. */
export const asked = cache((): Promise<unknown>[] => []);

/** The client of the page that is being made. */
export const api = cache(async () => connect(await readSession(), (answer) => answers().push(answer)));

/** Data that cannot be had right now, and who does not answer. */
export class Unavailable {
  readonly by: 'api' | 'identity-provider';

  constructor(by: Unavailable['by']) {
    this.by = by;
  }
}

/** What a page gets of the operation of this name in the end: the body of the API's answer, or Unavailable. */
export type OrUnavailable<Operation extends keyof Client> = Promise<
  Awaited<ReturnType<Client[Operation]>>['body'] | Unavailable
>;

/**
 * What a page shows of a call: its body, or Unavailable when the API does not answer, answers no more for now (429), or cannot
 * accept a token that the unreachable identity provider could not renew. Any other problem is thrown.
 */
export async function orUnavailable<T>(call: Promise<{ body: T }>): Promise<T | Unavailable> {
  asked().push(call);
  try {
    return (await call).body;
  } catch (error) {
    if (!(error instanceof ApiProblem)) {
      if (isUnreachable(error)) return new Unavailable('api');
      throw error;
    }
    const { status } = error.problem;
    if (status === 401) return new Unavailable('identity-provider');
    if (status === 429 || status >= 500) return new Unavailable('api');
    throw error;
  }
}

/** Whether a call failed because nobody answered, or not in time. */
export function isUnreachable(error: unknown): boolean {
  return error instanceof TypeError || (error instanceof DOMException && error.name === 'TimeoutError');
}
