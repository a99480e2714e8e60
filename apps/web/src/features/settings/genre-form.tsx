'use client';

import { Check } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { useToast } from '#components/ui/toast.tsx';
import { setFavouriteGenre } from '#features/settings/actions.ts';
import { Datum } from '#features/xray/datum.tsx';
import { useAct } from '#lib/actions/use-act.ts';
import { useFailure } from '#lib/actions/use-failure.ts';
import { SETTING, SettingFoot, SettingLabel } from './setting.tsx';

const CHIP = [
  'group relative inline-flex h-10 items-center gap-2 rounded-full border border-line-2 px-4 font-medium text-muted',
  'hover:border-line-ctl hover:text-foreground max-md:h-11',
  'has-checked:border-primary has-checked:bg-primary has-checked:font-650 has-checked:text-primary-foreground',
  'has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus',
  'forced-colors:has-checked:bg-[Highlight] forced-colors:has-checked:text-[HighlightText]',
  'forced-colors:has-checked:forced-color-adjust-none',
].join(' ');

/** Chooses the favourite genre, or none. */
export function GenreForm({ genres, saved }: { genres: string[]; saved: string | null }) {
  const t = useTranslations();
  const toast = useToast();
  const tellFailure = useFailure();
  const { act } = useAct();
  const [genre, show] = useState(saved);
  useEffect(() => show(saved), [saved]);

  const save = async (next: string | null) => {
    show(next);
    const outcome = await act(setFavouriteGenre, next);
    if (outcome.ok) {
      toast({ tone: 'ok', title: t('settings.genreSaved'), home: 'db' });
      return;
    }
    show(saved);
    tellFailure(outcome.failure, {
      title: t('settings.genreFailed'),
      still: t('settings.genreStill', { genre: saved ?? t('settings.genreNone') }),
      retry: () => save(next),
    });
  };

  return (
    <fieldset className={SETTING} id="genre">
      <legend className="sr-only">{t('settings.genre')}</legend>
      <SettingLabel hint={t('settings.genreHint')} hidden>
        <span>{t('settings.genre')}</span>
      </SettingLabel>
      <div className="min-w-0">
        <Datum mark="favouriteGenre" block form>
          <span className="flex flex-wrap gap-2">
            {[...genres, null].map((value) => (
              <label key={value} className={CHIP}>
                <input
                  className="sr-only"
                  type="radio"
                  name="genre"
                  value={value ?? ''}
                  checked={genre === value}
                  onChange={() => save(value)}
                />
                <Check className="hidden size-3.75 stroke-[2.5] group-has-checked:block" />
                <span>{value ?? t('settings.genreNone')}</span>
              </label>
            ))}
          </span>
        </Datum>
        <SettingFoot mark="favouriteGenre" />
      </div>
    </fieldset>
  );
}
