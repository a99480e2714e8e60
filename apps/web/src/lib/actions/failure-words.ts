import { EDITOR_THRESHOLD } from '@setlist/contracts/constants';
import type { useTranslations } from 'next-intl';
import type { Failure } from './outcome.ts';

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
  return { title: t(`problem.${key}`), text: t(`problem.${key}Hint`, { needed: EDITOR_THRESHOLD }) };
}

/** What is wrong with one field, in the page's language; the contract itself speaks English. */
export function fieldWords(t: Translate, detail: string): string {
  const most = /must have at most (\d+) characters/.exec(detail);
  if (most) return t('invalid.atMost', { max: Number(most[1]) });
  if (detail.includes('at least one visible character')) return t('invalid.empty');
  if (detail.includes('control or invisible')) return t('invalid.control');
  if (detail.includes('HTML')) return t('invalid.html');
  return t(detail.includes('combining marks') ? 'invalid.marks' : 'invalid.other');
}
