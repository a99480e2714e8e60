'use client';

import { useTranslations } from 'next-intl';
import { useToast } from '#components/ui/toast.tsx';
import { postForm } from '#lib/browser/window.ts';
import { type Failure, failureWords } from './outcome.ts';

interface Told {
  title?: string;
  still?: string;
  retry?: () => void;
}

/**
 * Tells a failure in a toast, with what helps against it; `title` and `still` say what was not done and, where that is
 * known, what stayed as it was; `retry` offers to try again where that may help. Not for a form in a dialog: around an
 * open dialog nothing can be pressed.
 */
export function useFailure() {
  const t = useTranslations();
  const toast = useToast();
  const remedyOf = useRemedy();
  return (failure: Failure, { title, still, retry }: Told = {}) => {
    const words = failureWords(t, failure);
    const remedy = remedyOf(failure);
    const action = remedy ?? (retry && { label: t('common.retry'), run: retry });
    toast({
      tone: 'bad',
      title: (remedy ? undefined : title) ?? words.title,
      text: (remedy || failure.kind === 'unanswered' ? undefined : still) ?? words.text,
      ...(action ? { action } : {}),
    });
  };
}

/** What a person can do about a failure: the words on the button, and what it does. */
export interface Remedy {
  label: string;
  run: () => void;
}

/** Finds the one thing that helps against a failure for which trying again does not. */
export function useRemedy(): (failure: Failure) => Remedy | undefined {
  const t = useTranslations();
  const signInAgain = () => postForm('/session/begin', { next: `${location.pathname}${location.search}` });
  const loadAnew = () => location.reload();
  return ({ kind }) => {
    if (kind === 'signed-out') return { label: t('landing.signIn'), run: signInAgain };
    if (kind === 'other-person') return { label: t('problem.other-personDo'), run: loadAnew };
    if (kind === 'new-version') return { label: t('problem.new-versionDo'), run: loadAnew };
    return undefined;
  };
}
