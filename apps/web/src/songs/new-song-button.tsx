'use client';

import { Plus } from 'lucide-react';
import { useState, useTransition } from 'react';
import { createSong } from '#actions/create-song.ts';
import { Dialog } from '#components/dialog.tsx';
import { DialogFoot } from '#components/dialog-foot.tsx';
import { useToast } from '#components/toasts.tsx';
import { useFailure } from '#components/use-failure.ts';
import { useTranslate } from '#messages/client.tsx';
import { SongFields, songOf } from './song-fields.tsx';

/** Opens the dialog that adds a song. */
export function NewSongButton({ genres }: { genres: string[] }) {
  const t = useTranslate();
  const toast = useToast();
  const tellFailure = useFailure();
  const [open, setOpen] = useState(false);
  const [wrong, setWrong] = useState<Record<string, string>>({});
  const [pending, startTransition] = useTransition();

  const close = () => {
    setWrong({});
    setOpen(false);
  };
  const submit = (form: FormData) =>
    startTransition(async () => {
      const outcome = await createSong(songOf(form));
      if (outcome.ok) {
        close();
        toast({ tone: 'ok', title: t('songs.created', { song: outcome.value.songname }), home: 'db' });
        return;
      }
      setWrong(outcome.failure.fields);
      if (outcome.failure.kind !== 'invalid-input') tellFailure(outcome.failure);
    });

  return (
    <>
      <button
        type="button"
        className="button button--primary"
        disabled={genres.length === 0}
        onClick={() => setOpen(true)}
      >
        <Plus className="icon" aria-hidden="true" />
        {t('songs.new')}
      </button>
      <Dialog title={t('songs.new')} open={open} onClose={close}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            submit(new FormData(event.currentTarget));
          }}
        >
          <SongFields genres={genres} wrong={wrong} />
          <DialogFoot submit={t('songs.create')} pending={pending} onCancel={close} />
        </form>
      </Dialog>
    </>
  );
}
