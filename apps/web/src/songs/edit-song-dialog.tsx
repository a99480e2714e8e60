'use client';

import type { Song } from '@setlist/contracts/songs';
import { useState, useTransition } from 'react';
import { updateSong } from '#actions/update-song.ts';
import { Dialog } from '#components/dialog.tsx';
import { DialogFoot } from '#components/dialog-foot.tsx';
import { OWN_SONGS } from '#components/marks.ts';
import { useToast } from '#components/toasts.tsx';
import { useFailure } from '#components/use-failure.ts';
import { useTranslate } from '#messages/client.tsx';
import { SongFields, songOf } from './song-fields.tsx';

interface Props {
  song: Song;
  genres: string[];
  open: boolean;
  onClose: () => void;
  onSaved: (song: Song) => void;
}

/** Changes title, artist and genre of a song. */
export function EditSongDialog({ song, genres, open, onClose, onSaved }: Props) {
  const t = useTranslate();
  const toast = useToast();
  const tellFailure = useFailure();
  const [wrong, setWrong] = useState<Record<string, string>>({});
  const [pending, startTransition] = useTransition();

  const close = () => {
    setWrong({});
    onClose();
  };
  const submit = (form: FormData) =>
    startTransition(async () => {
      const outcome = await updateSong(song.songId, song.version, songOf(form));
      if (outcome.ok) {
        close();
        onSaved(outcome.value);
        toast({ tone: 'ok', title: t('songs.saved', { song: outcome.value.songname }), home: 'db' });
        return;
      }
      setWrong(outcome.failure.fields);
      if (outcome.failure.kind !== 'invalid-input') tellFailure(outcome.failure);
    });

  return (
    <Dialog
      title={t('songs.editTitle', { song: song.songname })}
      about={{ datum: 'songs.songname', ...OWN_SONGS }}
      open={open}
      onClose={close}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          submit(new FormData(event.currentTarget));
        }}
      >
        <SongFields song={song} genres={genres} wrong={wrong} />
        <DialogFoot submit={t('common.save')} pending={pending} onCancel={close} />
      </form>
    </Dialog>
  );
}
