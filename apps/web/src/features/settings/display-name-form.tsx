'use client';

import { MAX_DISPLAY_NAME, visibleLength } from '@setlist/contracts/constants';
import { Check, CircleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { createContext, type ReactNode, use, useEffect, useRef, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Hint } from '#components/ui/hint.tsx';
import { Input } from '#components/ui/input.tsx';
import { useToast } from '#components/ui/toast.tsx';
import { setDisplayName } from '#features/settings/actions.ts';
import { Datum } from '#features/xray/datum.tsx';
import { fieldWords } from '#lib/actions/outcome.ts';
import { usePageSession } from '#lib/actions/page-session.tsx';
import { useAct } from '#lib/actions/use-act.ts';
import { useFailure } from '#lib/actions/use-failure.ts';
import { SETTING, SettingFoot, SettingLabel } from './setting.tsx';

interface Draft {
  /** The name as the field shows it. */
  name: string;
  /** The name as it is saved. */
  kept: string;
  type(name: string): void;
  /** Notes that what was typed, `sent`, is saved as `name`. */
  keep(name: string, sent: string): void;
}

const DraftContext = createContext<Draft | null>(null);

/** Holds the display name as it is being typed, for the form and the preview. While it is not, it is what is saved. */
export function DisplayNameProvider({ saved, children }: { saved: string; children: ReactNode }) {
  const [kept, setKept] = useState(saved);
  const [typed, setTyped] = useState<string>();
  // The session says what was saved here only once it is renewed, and what was saved elsewhere as well.
  useEffect(() => setKept(saved), [saved]);

  const draft: Draft = {
    name: typed ?? kept,
    kept,
    type: (name) => setTyped(name === kept ? undefined : name),
    keep(name, sent) {
      setKept(name);
      setTyped((now) => (now === sent ? undefined : now));
    },
  };
  return <DraftContext value={draft}>{children}</DraftContext>;
}

/** The display name as it is being typed, and how to change it. Throws outside DisplayNameProvider. */
export function useDisplayNameDraft(): Draft {
  const draft = use(DraftContext);
  if (!draft) throw new Error('useDisplayNameDraft is called outside DisplayNameProvider');
  return draft;
}

/** Changes the display name; the preview follows while one types. */
export function DisplayNameForm() {
  const t = useTranslations();
  const toast = useToast();
  const tellFailure = useFailure();
  const { name, kept, type, keep } = useDisplayNameDraft();
  const [wrong, setWrong] = useState<string>();
  const [done, setDone] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const { act, pending } = useAct();
  const { update } = usePageSession();
  const changed = name.trim() !== kept;

  const save = async () => {
    const outcome = await act(setDisplayName, name);
    if (!outcome.ok) {
      const why = outcome.failure.fields.displayName;
      if (why === undefined) {
        return tellFailure(outcome.failure, { still: t('settings.nameStill', { name: kept }), retry: save });
      }
      field.current?.focus();
      return setWrong(why);
    }
    const { displayName } = outcome.value;
    setWrong(undefined);
    setDone(true);
    keep(displayName, name);
    update({ renew: true });
    toast({ tone: 'ok', title: t('settings.nameSaved'), text: t('settings.nameSavedHint'), home: 'user' });
  };

  return (
    <form
      className={SETTING}
      onSubmit={(event) => {
        event.preventDefault();
        if (changed && !pending) void save();
      }}
    >
      <SettingLabel hint={t('settings.nameHint')}>
        <label htmlFor="display-name">{t('settings.name')}</label>
      </SettingLabel>
      <div className="min-w-0">
        <div className="flex items-center gap-2.5">
          <Datum mark="displayName" block form className="min-w-0 flex-1">
            <Input
              ref={field}
              id="display-name"
              name="displayName"
              value={name}
              autoComplete="nickname"
              aria-invalid={wrong !== undefined}
              aria-describedby="display-name-hint"
              onChange={(event) => {
                type(event.target.value);
                setWrong(undefined);
                setDone(false);
              }}
              end={
                <span className="font-mono text-13 text-subtle" aria-hidden="true">
                  {`${visibleLength(name.trim())}/${MAX_DISPLAY_NAME}`}
                </span>
              }
            />
          </Datum>
          <Button type="submit" variant="primary" size="field" aria-disabled={!changed || pending}>
            {t('common.save')}
          </Button>
        </div>
        <SettingFoot mark="displayName">
          <span id="display-name-hint" className="contents" aria-live="polite">
            {wrong !== undefined ? (
              <Hint tone="bad">
                <CircleAlert />
                <span>{fieldWords(t, wrong)}</span>
              </Hint>
            ) : done ? (
              <Hint tone="ok">
                <Check />
                <span>{t('common.saved')}</span>
              </Hint>
            ) : (
              <Hint>{t('settings.nameRule', { max: MAX_DISPLAY_NAME })}</Hint>
            )}
          </span>
        </SettingFoot>
      </div>
    </form>
  );
}
