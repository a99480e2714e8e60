'use client';

import type { Song } from '@setlist/contracts/songs';
import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { DialogFoot } from '#components/dialog-foot.tsx';
import { Field } from '#components/field.tsx';
import { Button } from '#components/ui/button.tsx';
import { Dialog, DialogForm } from '#components/ui/dialog.tsx';
import { Input } from '#components/ui/input.tsx';
import { Select } from '#components/ui/select.tsx';
import { useToast } from '#components/ui/toast.tsx';
import { createSong, updateSong } from '#features/songs/actions.ts';
import type { Failure } from '#lib/actions/outcome.ts';
import { useAct } from '#lib/actions/use-act.ts';

/** Opens the dialog that adds a song. */
export function NewSongButton({ genres }: { genres: string[] }) {
  const t = useTranslations();
  const toast = useToast();
  const { act, pending } = useAct();
  const [open, setOpen] = useState(false);
  const [failure, setFailure] = useState<Failure>();

  const close = () => {
    setFailure(undefined);
    setOpen(false);
  };
  const submit = async (form: FormData) => {
    const outcome = await act(createSong, songOf(form));
    if (!outcome.ok) return setFailure(outcome.failure);
    close();
    toast({ tone: 'ok', title: t('songs.created', { song: outcome.value.songname }), home: 'db' });
  };

  return (
    <>
      <Button variant="primary" disabled={genres.length === 0} onClick={() => setOpen(true)}>
        <Plus />
        <span>{t('songs.new')}</span>
      </Button>
      <Dialog title={t('songs.new')} open={open} onClose={close}>
        <DialogForm onSubmit={submit}>
          <SongFields genres={genres} wrong={failure?.fields ?? {}} />
          <DialogFoot submit={t('songs.create')} pending={pending} failure={failure} onCancel={close} />
        </DialogForm>
      </Dialog>
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
  const { act, pending } = useAct();
  const [failure, setFailure] = useState<Failure>();

  const close = () => {
    setFailure(undefined);
    onClose();
  };
  const submit = async (form: FormData) => {
    const outcome = await act(updateSong, song.songId, song.version, songOf(form));
    if (!outcome.ok) return setFailure(outcome.failure);
    close();
    onSaved(outcome.value);
    toast({ tone: 'ok', title: t('songs.saved', { song: outcome.value.songname }), home: 'db' });
  };

  return (
    <Dialog title={t('songs.editTitle', { song: song.songname })} about="ownSong" open={open} onClose={close}>
      <DialogForm onSubmit={submit}>
        <SongFields song={song} genres={genres} wrong={failure?.fields ?? {}} />
        <DialogFoot submit={t('common.save')} quiet pending={pending} failure={failure} onCancel={close} />
      </DialogForm>
    </Dialog>
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
