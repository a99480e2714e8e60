'use client';

import type { Song } from '@setlist/contracts/songs';
import { useTranslations } from 'next-intl';
import { FormDialog } from '#components/form-dialog.tsx';
import { useToast } from '#components/ui/toast.tsx';
import { createSound } from '#features/songs/actions.ts';
import { useAct } from '#lib/actions/use-act.ts';
import { SoundFields, soundOf } from './sound-fields.tsx';

interface Props {
  song: Song;
  open: boolean;
  onClose: () => void;
  /** The song, whose sound is being made now. */
  onAsked: (song: Song) => void;
}

/** Lets Setlist's synthesizer play a song that has no file. */
export function SoundDialog({ song, open, onClose, onAsked }: Props) {
  const t = useTranslations();
  const toast = useToast();
  const { act } = useAct();
  const { songId, songname } = song;
  return (
    <FormDialog
      title={t('sound.title', { song: songname })}
      about="ownSong"
      open={open}
      onClose={onClose}
      verb={t('sound.ask')}
      onSubmit={(form) => act(createSound, songId, soundOf(form))}
      onDone={(asked) => {
        onAsked(asked);
        toast({ tone: 'ok', title: t('sound.asked', { song: songname }), home: 'db' });
      }}
    >
      {(wrong) => <SoundFields wrong={wrong} />}
    </FormDialog>
  );
}
