'use client';

import { Check } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { StoredIn } from '#components/tape.tsx';
import { useToast } from '#components/toasts.tsx';
import { setFavouriteGenre } from '#features/settings/actions.ts';
import { Datum } from '#features/xray/datum.tsx';
import { useAct } from '#lib/actions/use-act.ts';
import { useFailure } from '#lib/actions/use-failure.ts';

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
    <fieldset className="setting" id="genre">
      <legend className="sr-only">{t('settings.genre')}</legend>
      <div className="setting__label" aria-hidden="true">
        <span>{t('settings.genre')}</span>
        <p>{t('settings.genreHint')}</p>
      </div>
      <div className="min-w-0">
        <Datum
          home="db"
          datum="user_data.fav_genre"
          request="PUT /genres/fav"
          source="user_data.user_id = sub; the choices: genres"
          block
          className="datum--form"
        >
          <span className="chips">
            {[...genres, null].map((value) => (
              <label className="chip" key={value}>
                <input
                  className="sr-only"
                  type="radio"
                  name="genre"
                  value={value ?? ''}
                  checked={genre === value}
                  onChange={() => save(value)}
                />
                <Check className="icon" aria-hidden="true" />
                <span>{value ?? t('settings.genreNone')}</span>
              </label>
            ))}
          </span>
        </Datum>
        <div className="setting__foot">
          <StoredIn label={t('common.storedIn')} home="db" datum="user_data.fav_genre" />
        </div>
      </div>
    </fieldset>
  );
}
