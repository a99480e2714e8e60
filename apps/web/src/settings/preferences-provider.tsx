'use client';

import type { Preferences } from '@setlist/contracts';
import { createContext, type ReactNode, use, useEffect, useOptimistic, useTransition } from 'react';
import { setPreferences } from '#actions/set-preferences.ts';
import { useToast } from '#components/toasts.tsx';
import { useFailure } from '#components/use-failure.ts';
import { applyTheme } from '#lib/apply-theme.ts';
import { useTranslate } from '#messages/client.tsx';
import { refreshSession } from '#session/refresh-session.ts';

/** What somebody has chosen, saved or on its way there, and how to choose; `title` is told once it is saved. */
interface Choice {
  preferences: Preferences;
  choose(change: Partial<Preferences>, title?: string): void;
}

const PreferencesContext = createContext<Choice | null>(null);

/**
 * Keeps theme and language for all that shows or changes them. They are saved as a whole, so each choice builds upon
 * the one before it, also while that is still being saved; when saving fails, what is saved shows again.
 */
export function PreferencesProvider({ saved, children }: { saved: Preferences; children: ReactNode }) {
  const t = useTranslate();
  const toast = useToast();
  const tellFailure = useFailure();
  const [preferences, show] = useOptimistic(saved);
  const [, startTransition] = useTransition();
  useEffect(() => applyTheme(preferences.theme), [preferences.theme]);

  const choose: Choice['choose'] = (change, title) =>
    startTransition(async () => {
      const next = { ...preferences, ...change };
      show(next);
      const outcome = await setPreferences(next);
      if (!outcome.ok) return tellFailure(outcome.failure, { still: t('settings.preferenceStill') });
      await refreshSession();
      if (title) toast({ tone: 'ok', title, home: 'user' });
    });
  return <PreferencesContext value={{ preferences, choose }}>{children}</PreferencesContext>;
}

/** The person's preferences. Throws outside PreferencesProvider. */
export function usePreferences(): Choice {
  const choice = use(PreferencesContext);
  if (!choice) throw new Error('usePreferences is called outside PreferencesProvider');
  return choice;
}
