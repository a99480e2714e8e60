import type { Answer, ProblemName } from '@setlist/contracts';

/**
 * Why a mutation did not happen: the API's kind of problem, or what came between. `unreachable`: it was not sent;
 * `unanswered`: no answer came, so it may have happened all the same; `signed-out`: nobody is signed in any more;
 * `other-person`: somebody else is than the one whom the page was made for; `new-version`: the page is older than the
 * app on the server.
 */
export interface Failure {
  kind: ProblemName | 'unreachable' | 'unanswered' | 'signed-out' | 'other-person' | 'new-version' | 'other';
  /** What is wrong with each field, by its name in the API's body. */
  fields: Record<string, string>;
}

/**
 * What a server action answers: the value, or why not. It never throws for what can be expected. `answers`: what the
 * API answered on the way, for X-ray where it is on.
 */
export type Outcome<T> = { ok: true; value: T; answers?: Answer[] } | { ok: false; failure: Failure };

/** The outcome of what did not happen. */
export function failed(kind: Failure['kind'], fields: Record<string, string> = {}): Outcome<never> {
  return { ok: false, failure: { kind, fields } };
}
