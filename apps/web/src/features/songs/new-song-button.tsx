'use client';

import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Dialog } from '#components/dialog.tsx';
import { DialogFoot } from '#components/dialog-foot.tsx';
import { useToast } from '#components/toasts.tsx';
import { createSong } from '#features/songs/actions.ts';
import type { Failure } from '#lib/actions/outcome.ts';
import { useAct } from '#lib/actions/use-act.ts';
import { SongFields, songOf } from './song-fields.tsx';

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
      <button
        type="button"
        className="button button--primary"
        disabled={genres.length === 0}
        onClick={() => setOpen(true)}
      >
        <Plus className="icon" aria-hidden="true" />
        <span>{t('songs.new')}</span>
      </button>
      <Dialog title={t('songs.new')} open={open} onClose={close}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void submit(new FormData(event.currentTarget));
          }}
        >
          <SongFields genres={genres} wrong={failure?.fields ?? {}} />
          <DialogFoot submit={t('songs.create')} pending={pending} failure={failure} onCancel={close} />
        </form>
      </Dialog>
    </>
  );
}
