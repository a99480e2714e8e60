'use client';

import { failureWords } from '#lib/failure-words.ts';
import { useTranslate } from '#messages/client.tsx';
import type { Failure } from '#server/outcome.ts';
import { useToast } from './toasts.tsx';

/** Tells a failure in a toast; `still` says what stayed as it was, `retry` offers to try again. */
export function useFailure() {
  const t = useTranslate();
  const toast = useToast();
  return (failure: Failure, { still, retry }: { still?: string; retry?: () => void } = {}) => {
    const words = failureWords(t, failure);
    toast({
      tone: 'bad',
      title: words.title,
      text: still ?? words.text,
      ...(retry ? { action: { label: t('common.retry'), run: retry } } : {}),
    });
  };
}
