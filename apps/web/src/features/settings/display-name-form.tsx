'use client';

import { visibleLength } from '@setlist/contracts/constants';
import { Check, CircleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Hint } from '#components/ui/hint.tsx';
import { Input } from '#components/ui/input.tsx';
import { useToast } from '#components/ui/toast.tsx';
import { setDisplayName } from '#features/settings/actions.ts';
import { Datum } from '#features/xray/datum.tsx';
import { StoredIn } from '#features/xray/stored-in.tsx';
import { fieldWords } from '#lib/actions/outcome.ts';
import { useAct } from '#lib/actions/use-act.ts';
import { useFailure } from '#lib/actions/use-failure.ts';
import { usePageSession } from '#session/page-session.tsx';
import { useDisplayNameDraft } from './display-name-draft.tsx';

const MOST = 50;

/** Changes the display name; the preview follows while one types. */
export function DisplayNameForm({ saved }: { saved: string }) {
  const t = useTranslations();
  const toast = useToast();
  const tellFailure = useFailure();
  const [name, setName] = useDisplayNameDraft();
  const [wrong, setWrong] = useState<string>();
  const [done, setDone] = useState(false);
  const { act, pending } = useAct();
  const { update } = usePageSession();

  const save = async () => {
    const outcome = await act(setDisplayName, name);
    if (!outcome.ok) {
      const { kind, fields } = outcome.failure;
      if (kind === 'invalid-input') setWrong(fields.displayName ?? '');
      else tellFailure(outcome.failure, { still: t('settings.nameStill', { name: saved }), retry: save });
      return;
    }
    setWrong(undefined);
    setDone(true);
    setName((typed) => (typed === name ? outcome.value.displayName : typed));
    update({ renew: true });
    toast({ tone: 'ok', title: t('settings.nameSaved'), text: t('settings.nameSavedHint'), home: 'user' });
  };

  return (
    <form
      className="setting"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <div className="setting__label">
        <label htmlFor="display-name">{t('settings.name')}</label>
        <p>{t('settings.nameHint')}</p>
      </div>
      <div className="min-w-0">
        <div className="name-row">
          <Datum mark="displayName" block className="datum--form flex-1 min-w-0">
            <Input
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
          <Button type="submit" variant="primary" size="field" disabled={pending}>
            {t('common.save')}
          </Button>
        </div>
        <div className="setting__foot">
          <StoredIn mark="displayName" />
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
        </div>
      </div>
    </form>
  );
}
