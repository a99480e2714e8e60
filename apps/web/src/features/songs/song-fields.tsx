'use client';

import type { Song } from '@setlist/contracts/songs';
import { useTranslations } from 'next-intl';
import { Field } from '#components/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { Select } from '#components/ui/select.tsx';
import { OWN_SONGS } from '#features/xray/marks.ts';

interface Props {
  song?: Song;
  genres: string[];
  /** What is wrong with each field. */
  wrong: Record<string, string>;
}

const GENRES = { datum: 'genres', request: 'GET /genres', source: 'genres, one row each' };

/** Title, artist and genre of a song, as form fields of those names. */
export function SongFields({ song, genres, wrong }: Props) {
  const t = useTranslations();
  // What a new song will be is kept nowhere yet.
  const markOf = (datum: string) => (song ? { datum, ...OWN_SONGS } : undefined);
  return (
    <>
      <Field label={t('song.title')} wrong={wrong.songname} mark={markOf('songs.songname')}>
        {(control) => (
          <Input {...control} name="songname" defaultValue={song?.songname} autoComplete="off" required />
        )}
      </Field>
      <Field label={t('song.artist')} wrong={wrong.artist} mark={markOf('songs.artist')}>
        {(control) => (
          <Input {...control} name="artist" defaultValue={song?.artist} autoComplete="off" required />
        )}
      </Field>
      <Field label={t('song.genre')} wrong={wrong.genre} mark={markOf('songs.genre') ?? GENRES}>
        {(control) => (
          <Select {...control} name="genre" defaultValue={song?.genre}>
            {genres.map((genre) => (
              <option key={genre}>{genre}</option>
            ))}
          </Select>
        )}
      </Field>
    </>
  );
}

/** What the fields of a song hold. */
export function songOf(form: FormData) {
  return {
    songname: String(form.get('songname')),
    artist: String(form.get('artist')),
    genre: String(form.get('genre')),
  };
}
