'use client';

import type { Song } from '@setlist/contracts/songs';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { DialogFoot } from '#components/dialog-foot.tsx';
import { Dialog, DialogForm } from '#components/ui/dialog.tsx';
import { useToast } from '#components/ui/toast.tsx';
import { updateSong } from '#features/songs/actions.ts';
import type { Failure } from '#lib/actions/outcome.ts';
import { useAct } from '#lib/actions/use-act.ts';
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
