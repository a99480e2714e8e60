'use client';

import { useTranslations } from 'next-intl';
import type { Failure, Outcome } from './outcome.ts';
import { useFailure } from './use-failure.ts';

const WHY_NOT = {
  'not-found': 'undo.tooLate',
  'duplicate-audio': 'undo.duplicate',
  'content-too-large': 'undo.noRoom',
} as const satisfies Partial<Record<Failure['kind'], string>>;

/**
 * Makes the action of a toast that tells of a removal: "Undo". `restore` asks for what was removed; what may be shown at
 * once is shown by it, and taken away again by `failed`. A failure is told, with why there is no way back.
 */
export function useUndo() {
  const t = useTranslations();
  const tellFailure = useFailure();
  return (restore: () => Promise<Outcome<unknown>>, failed: () => void = () => undefined) => {
    const run = async () => {
      const outcome = await restore();
      if (outcome.ok) return;
      failed();
      const { kind } = outcome.failure;
      const why = WHY_NOT[kind as keyof typeof WHY_NOT];
      const retry = why === undefined && kind !== 'plan-limit' ? { retry: () => void run() } : {};
      tellFailure(outcome.failure, { title: t('undo.failed'), ...(why && { still: t(why) }), ...retry });
    };
    return { label: t('common.undo'), run: () => void run() };
  };
}
