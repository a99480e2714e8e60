'use client';

import { signIn } from 'next-auth/react';
import { useTranslate } from '#messages/client.tsx';
import type { Failure } from '#server/outcome.ts';

/** What a person can do about a failure: the words on the button, and what it does. */
export interface Remedy {
  label: string;
  run: () => void;
}

/** Finds the one thing that helps against a failure for which trying again does not. */
export function useRemedy(): (failure: Failure) => Remedy | undefined {
  const t = useTranslate();
  const signInAgain = () =>
    void signIn(
      'auth0',
      { callbackUrl: `${location.pathname}${location.search}` },
      { ui_locales: t.language },
    );
  const loadAnew = () => location.reload();
  return ({ kind }) => {
    if (kind === 'signed-out') return { label: t('landing.signIn'), run: signInAgain };
    if (kind === 'other-person') return { label: t('problem.other-personDo'), run: loadAnew };
    if (kind === 'new-version') return { label: t('problem.new-versionDo'), run: loadAnew };
    return undefined;
  };
}
