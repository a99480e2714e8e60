'use client';

import { visibleLength } from '@setlist/contracts/constants';
import { Check, CircleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import {
  createContext,
  type Dispatch,
  type ReactNode,
  type SetStateAction,
  use,
  useEffect,
  useRef,
  useState,
} from 'react';
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

const MOST = 50;

const Draft = createContext<[string, Dispatch<SetStateAction<string>>]>(['', () => undefined]);

/** Holds the display name as it is being typed, for the form and the preview. */
export function DisplayNameProvider({ saved, children }: { saved: string; children: ReactNode }) {
  return <Draft value={useState(saved)}>{children}</Draft>;
}

/** The display name as it is being typed, and how to change it. */
export const useDisplayNameDraft = () => use(Draft);

/** Changes the display name; the preview follows while one types. */
export function DisplayNameForm({ saved }: { saved: string }) {
  const t = useTranslations();
  const toast = useToast();
  const tellFailure = useFailure();
  const [name, setName] = useDisplayNameDraft();
  const [kept, setKept] = useState(saved);
  const [wrong, setWrong] = useState<string>();
  const [done, setDone] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const { act, pending } = useAct();
  const { update } = usePageSession();
  // The session says what was saved only once it is renewed.
  useEffect(() => setKept(saved), [saved]);
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
    setKept(displayName);
    setName((typed) => (typed === name ? displayName : typed));
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
                setName(event.target.value);
                setWrong(undefined);
                setDone(false);
              }}
              end={
                <span className="font-mono text-13 text-subtle" aria-hidden="true">
                  {`${visibleLength(name.trim())}/${MOST}`}
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
              <Hint>{t('settings.nameRule', { max: MOST })}</Hint>
            )}
          </span>
        </SettingFoot>
      </div>
    </form>
  );
}
