'use client';

import { failureWords } from '#lib/failure-words.ts';
import { useTranslate } from '#messages/client.tsx';
import type { Failure } from '#server/outcome.ts';
import { useToast } from './toasts.tsx';
import { useRemedy } from './use-remedy.ts';

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
  const t = useTranslate();
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
