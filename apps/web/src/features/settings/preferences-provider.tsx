'use client';

import type { Preferences } from '@setlist/contracts';
import { useTranslations } from 'next-intl';
import { createContext, type ReactNode, use, useEffect, useRef, useState } from 'react';
import { useToast } from '#components/ui/toast.tsx';
import { setPreferences } from '#features/settings/actions.ts';
import { usePageSession } from '#lib/actions/page-session.tsx';
import { useAct } from '#lib/actions/use-act.ts';
import { useFailure } from '#lib/actions/use-failure.ts';
import { afterFrame } from '#lib/browser/afterwards.ts';

/** What somebody has chosen, saved or on its way there, and how to choose; `title` is told once it is saved. */
interface Choice {
  preferences: Preferences;
  choose(change: Partial<Preferences>, title?: string): Promise<void>;
}

const PreferencesContext = createContext<Choice | null>(null);

/**
 * Keeps theme and language for all that shows or changes them. They are saved as a whole, so each choice builds upon
 * the one before it, also while that is still being saved; when saving fails, what is saved shows again.
 */
export function PreferencesProvider({ saved, children }: { saved: Preferences; children: ReactNode }) {
  const t = useTranslations();
  const toast = useToast();
  const tellFailure = useFailure();
  const { act } = useAct();
  const { update } = usePageSession();
  // What was chosen, until the session says it too.
  const [chosen, show] = useState<Preferences>();
  const saving = useRef(0);
  const preferences = chosen ?? saved;
  // Before the server knows of it, and after what was pressed shows it: all of the page is drawn anew.
  useEffect(
    () =>
      afterFrame(() => {
        document.documentElement.dataset.theme = preferences.theme;
      }),
    [preferences.theme],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page brings a new object each time
  useEffect(() => {
    if (saving.current === 0) show(undefined);
  }, [saved.theme, saved.language]);

  const choose: Choice['choose'] = async (change, title) => {
    const next = { ...preferences, ...change };
    show(next);
    saving.current++;
    const outcome = await act(setPreferences, next);
    saving.current--;
    if (!outcome.ok) {
      show(undefined);
      return tellFailure(outcome.failure, { still: t('settings.preferenceStill') });
    }
    update({ renew: true });
    if (title) toast({ tone: 'ok', title, home: 'user' });
  };
  return <PreferencesContext value={{ preferences, choose }}>{children}</PreferencesContext>;
}

/** The person's preferences. Throws outside PreferencesProvider. */
export function usePreferences(): Choice {
  const choice = use(PreferencesContext);
  if (!choice) throw new Error('usePreferences is called outside PreferencesProvider');
  return choice;
}
