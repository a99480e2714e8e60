import type { ProblemName } from '@setlist/contracts';

/** Why a mutation did not happen: the API's kind of problem, or what came between. */
export interface Failure {
  kind: ProblemName | 'unreachable' | 'signed-out' | 'other';
  /** What is wrong with each field, by its name in the API's body. */
  fields: Record<string, string>;
}

/** What a server action answers: the value, or why not. It never throws for what can be expected. */
export type Outcome<T> = { ok: true; value: T } | { ok: false; failure: Failure };
