'use client';

import { useTranslations } from 'next-intl';
import { Select } from '#components/ui/select.tsx';
import { useAddress } from '#components/use-address.ts';
import { type SongsView, songsAddress } from './songs-view.ts';

interface Props {
  view: SongsView;
  genres: string[];
}

/** Leaves the songs of one genre in the list, or all of them. */
export function GenreFilter({ view, genres }: Props) {
  const t = useTranslations();
  const { go, pending } = useAddress();
  return (
    <Select
      shape="choice"
      name="genre"
      aria-label={t('songs.filterGenre')}
      aria-busy={pending}
      value={view.genre}
      onChange={({ target }) => go(songsAddress({ ...view, genre: target.value }))}
    >
      <option value="">{t('songs.allGenres')}</option>
      {genres.map((genre) => (
        <option key={genre}>{genre}</option>
      ))}
    </Select>
  );
}
