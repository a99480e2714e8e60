'use client';

import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { DialogFoot } from '#components/dialog-foot.tsx';
import { Button } from '#components/ui/button.tsx';
import { Dialog, DialogForm } from '#components/ui/dialog.tsx';
import { useToast } from '#components/ui/toast.tsx';
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
