import type { Answer } from '@setlist/contracts';

/** The last answer of the API to each operation that a page shows, for the tapes that tell of it. */
export interface Answers {
  get(operationId: string): Answer | undefined;
  remember(answers: Answer[]): void;
  /** Calls `tell` after each change, until the function that it returns is called. */
  subscribe(tell: () => void): () => void;
}

/** Answers, none as yet. What is read of them is the same until it changes, as useSyncExternalStore wants it. */
export function createAnswers(): Answers {
  const known = new Map<string, Answer>();
  const waiting = new Set<() => void>();
  return {
    get: (operationId) => known.get(operationId),
    remember(answers) {
      for (const answer of answers) known.set(answer.operationId, answer);
      for (const tell of waiting) tell();
    },
    subscribe(tell) {
      waiting.add(tell);
      return () => void waiting.delete(tell);
    },
  };
}
