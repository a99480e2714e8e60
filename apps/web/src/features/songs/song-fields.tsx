'use client';

import type { Song } from '@setlist/contracts/songs';
import { useTranslations } from 'next-intl';
import { Field } from '#components/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { Select } from '#components/ui/select.tsx';

interface Props {
  song?: Song;
  genres: string[];
  /** What is wrong with each field. */
  wrong: Record<string, string>;
}

/** Title, artist and genre of a song, as form fields of those names. What a new song will be is kept nowhere yet. */
export function SongFields({ song, genres, wrong }: Props) {
  const t = useTranslations();
  return (
    <>
      <Field label={t('song.title')} wrong={wrong.songname} mark={song && 'ownSong'}>
        {(control) => (
          <Input {...control} name="songname" defaultValue={song?.songname} autoComplete="off" required />
        )}
      </Field>
      <Field label={t('song.artist')} wrong={wrong.artist} mark={song && 'ownArtist'}>
        {(control) => (
          <Input {...control} name="artist" defaultValue={song?.artist} autoComplete="off" required />
        )}
      </Field>
      <Field label={t('song.genre')} wrong={wrong.genre} mark={song ? 'ownGenre' : 'genres'}>
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
