'use client';

import { Check } from 'lucide-react';
import { useOptimistic, useTransition } from 'react';
import { setFavouriteGenre } from '#actions/set-favourite-genre.ts';
import { Datum } from '#components/datum.tsx';
import { StoredIn } from '#components/tape.tsx';
import { useToast } from '#components/toasts.tsx';
import { useTranslate } from '#messages/client.tsx';

/** Chooses the favourite genre, or none. */
export function GenreForm({ genres, saved }: { genres: string[]; saved: string | null }) {
  const t = useTranslate();
  const toast = useToast();
  const [genre, show] = useOptimistic(saved);
  const [, startTransition] = useTransition();

  const save = (next: string | null) =>
    startTransition(async () => {
      show(next);
      const outcome = await setFavouriteGenre(next);
      if (outcome.ok) {
        toast({ tone: 'ok', title: t('settings.genreSaved'), home: 'db' });
        return;
      }
      toast({
        tone: 'bad',
        title: t('settings.genreFailed'),
        text: t('settings.genreStill', { genre: saved ?? t('settings.genreNone') }),
        action: { label: t('common.retry'), run: () => save(next) },
      });
    });

  return (
    <fieldset className="setting" id="genre">
      <legend className="sr-only">{t('settings.genre')}</legend>
      <div className="setting__label" aria-hidden="true">
        {t('settings.genre')}
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
                {value ?? t('settings.genreNone')}
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
