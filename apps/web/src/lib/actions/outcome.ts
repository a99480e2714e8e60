import type { Answer, ProblemName } from '@setlist/contracts';
import { EDITOR_THRESHOLD, PLAN_LIMITS } from '@setlist/contracts/constants';
import { faultOf } from '@setlist/contracts/text-faults';
import type { useTranslations } from 'next-intl';

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

const SAID = [
  'unreachable',
  'unanswered',
  'identity-provider-unavailable',
  'signed-out',
  'other-person',
  'new-version',
  'not-found',
  'version-mismatch',
  'not-an-editor-any-more',
  'forbidden',
  'plan-limit',
  'too-many-requests',
  'invalid-input',
] as const satisfies Failure['kind'][];

type Translate = ReturnType<typeof useTranslations<never>>;

/** A failure in words: what happened, and what is safe or to be done. */
export function failureWords(t: Translate, { kind }: Failure): { title: string; text: string } {
  const key = SAID.find((said) => said === kind) ?? 'other';
  return {
    title: t(`problem.${key}`),
    text: t(`problem.${key}Hint`, { needed: EDITOR_THRESHOLD, ...PLAN_LIMITS.free }),
  };
}

/** What is wrong with one field, in the page's language; the contract itself speaks English. */
export function fieldWords(t: Translate, detail: string): string {
  const fault = faultOf(detail);
  if (!fault) return t('invalid.other');
  return fault.kind === 'tooLong' ? t('invalid.tooLong', { max: fault.max }) : t(`invalid.${fault.kind}`);
}
