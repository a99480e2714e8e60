'use client';

import type { Song } from '@setlist/contracts/songs';
import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { Field } from '#components/field.tsx';
import { FormDialog } from '#components/form-dialog.tsx';
import { Button } from '#components/ui/button.tsx';
import { Input } from '#components/ui/input.tsx';
import { Select } from '#components/ui/select.tsx';
import { useToast } from '#components/ui/toast.tsx';
import { tellOfSong } from '#features/player/song-news.ts';
import { createSong, createSound, updateSong } from '#features/songs/actions.ts';
import { useAct } from '#lib/actions/use-act.ts';
import { useFailure } from '#lib/actions/use-failure.ts';
import { SoundFields, soundOf } from './sound-fields.tsx';

/** Opens the dialog that adds a song. */
export function NewSongButton({ genres }: { genres: string[] }) {
  const t = useTranslations();
  const toast = useToast();
  const { act } = useAct();
  const tellFailure = useFailure();
  const [open, setOpen] = useState(false);
  const [played, setPlayed] = useState(true);
  const sound = useRef<ReturnType<typeof soundOf>>(undefined);

  const add = (form: FormData) => {
    sound.current = form.has('played') ? soundOf(form) : undefined;
    return act(createSong, songOf(form));
  };
  const added = async ({ songId, songname: song }: Song) => {
    toast({ tone: 'ok', title: t('songs.created', { song }), home: 'db' });
    if (!sound.current) return;
    const asked = await act(createSound, songId, sound.current);
    if (!asked.ok) tellFailure(asked.failure, { title: t('sound.notAsked', { song }) });
  };

  return (
    <>
      <Button variant="primary" disabled={genres.length === 0} onClick={() => setOpen(true)}>
        <Plus />
        <span>{t('songs.new')}</span>
      </Button>
      <FormDialog
        title={t('songs.new')}
        open={open}
        onClose={() => setOpen(false)}
        verb={t('songs.create')}
        onSubmit={add}
        onDone={(song) => void added(song)}
      >
        {(wrong) => (
          <>
            <SongFields genres={genres} wrong={wrong} />
            <label className="flex min-h-11 items-center gap-2.5 text-14">
              <input
                type="checkbox"
                name="played"
                className="size-5 accent-primary"
                checked={played}
                onChange={({ target }) => setPlayed(target.checked)}
              />
              <span>{t('sound.withNew')}</span>
            </label>
            {played && <SoundFields wrong={wrong} />}
          </>
        )}
      </FormDialog>
    </>
  );
}

interface EditProps {
  song: Song;
  genres: string[];
  open: boolean;
  onClose: () => void;
  onSaved: (song: Song) => void;
}

/** Changes title, artist and genre of a song. */
export function EditSongDialog({ song, genres, open, onClose, onSaved }: EditProps) {
  const t = useTranslations();
  const toast = useToast();
  const { act } = useAct();

  return (
    <FormDialog
      title={t('songs.editTitle', { song: song.songname })}
      about="ownSong"
      open={open}
      onClose={onClose}
      verb={t('common.save')}
      quiet
      onSubmit={(form) => act(updateSong, song.songId, song.version, songOf(form))}
      onDone={(saved) => {
        onSaved(saved);
        tellOfSong({ songId: saved.songId, title: saved.songname, artist: saved.artist });
        toast({ tone: 'ok', title: t('songs.saved', { song: saved.songname }), home: 'db' });
      }}
    >
      {(wrong) => <SongFields song={song} genres={genres} wrong={wrong} />}
    </FormDialog>
  );
}

interface FieldsProps {
  song?: Song;
  genres: string[];
  /** What is wrong with each field. */
  wrong: Record<string, string>;
}

/** Title, artist and genre of a song, as form fields of those names. What a new song will be is kept nowhere yet. */
function SongFields({ song, genres, wrong }: FieldsProps) {
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
function songOf(form: FormData) {
  return {
    songname: String(form.get('songname')),
    artist: String(form.get('artist')),
    genre: String(form.get('genre')),
  };
}
