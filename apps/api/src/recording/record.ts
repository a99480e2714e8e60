import type { XrayRequest } from '@setlist/contracts';

type Statement = Omit<XrayRequest['statements'][number], 'files'>;
type Call = XrayRequest['calls'][number];

/** What one request did until its answer began. */
export interface RequestRecord extends Omit<XrayRequest, 'operation' | 'statements'> {
  /** Path of its contract, and name of the verb. */
  route: string;
  verb: string;
  statements: Statement[];
}

/** A record that is being written. */
export interface Draft {
  statements: Statement[];
  calls: Call[];
  leftOut: number;
  /** The answer has begun: nothing is added any more. */
  isEnded: boolean;
  /** What the request's handlers know by now: `userId`, `requestId`, `route`, `verb`. */
  locals: Record<string, string>;
}

/** Statements, and calls, that are kept of one request. */
export const MOST_STEPS = 50;

/** Begins a record of a request, of which this will be known. */
export function createDraft(locals: Draft['locals']): Draft {
  return { statements: [], calls: [], leftOut: 0, isEnded: false, locals };
}

/** Adds a statement or a call to a record, or counts it where there are enough. */
export function addStep<K extends 'statements' | 'calls'>(draft: Draft, kind: K, step: Draft[K][number]) {
  if (draft.isEnded) return;
  const steps: Draft[K][number][] = draft[kind];
  if (steps.length < MOST_STEPS) steps.push(step);
  else draft.leftOut += 1;
}

/** Milliseconds since `since`, which `performance.now()` said, to a hundredth. */
export function msSince(since: number): number {
  return toHundredth(performance.now() - since);
}

/** Milliseconds to a hundredth. */
export function toHundredth(ms: number): number {
  return Math.round(ms * 100) / 100;
}
