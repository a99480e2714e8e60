'use client';

import { useTranslations } from 'next-intl';
import { Select } from '#components/ui/select.tsx';
import { useSongsView } from './songs-view-provider.tsx';

/** Leaves the songs of one genre in the list, or all of them. */
export function GenreFilter({ genres }: { genres: string[] }) {
  const t = useTranslations();
  const { view, pending, change } = useSongsView();
  return (
    <Select
      shape="choice"
      name="genre"
      aria-label={t('songs.filterGenre')}
      aria-busy={pending}
      value={view.genre}
      onChange={({ target }) => change({ genre: target.value })}
    >
      <option value="">{t('songs.allGenres')}</option>
      {genres.map((genre) => (
        <option key={genre}>{genre}</option>
      ))}
    </Select>
  );
}
