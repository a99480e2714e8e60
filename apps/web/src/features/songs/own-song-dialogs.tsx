'use client';

import type { Song } from '@setlist/contracts/songs';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ConfirmDialog } from '#components/confirm-dialog.tsx';
import { useToast } from '#components/ui/toast.tsx';
import { inParts } from '#lib/actions/each.ts';
import { useAct } from '#lib/actions/use-act.ts';
import { useFailure } from '#lib/actions/use-failure.ts';
import { useUndo } from '#lib/actions/use-undo.ts';
import { deleteSong, deleteSongs, restoreSong, restoreSongs } from './actions.ts';
import { EditSongDialog } from './song-dialogs.tsx';
import { SoundDialog } from './sound-dialog.tsx';

/** What is asked about a song of a list, or about several that are to be deleted, and where the first of them stands. */
export interface Asked {
  kind: 'edit' | 'sound' | 'delete';
  songs: Song[];
  index: number;
  /** Called once several are deleted. */
  onGone?: () => void;
}

/** The dialogs about songs of a list: they stand beside it, since a row goes as somebody scrolls. `ask` opens one. */
export function useOwnSongDialogs() {
  const [asked, setAsked] = useState<Asked>();
  const [open, setOpen] = useState(false);
  const ask = (next: Asked) => {
    setAsked(next);
    setOpen(true);
  };
  return { ask, asked, open, onClose: () => setOpen(false) };
}

interface Props extends Omit<ReturnType<typeof useOwnSongDialogs>, 'ask'> {
  genres: string[];
  onSaved: (song: Song) => void;
  /** Songs are gone, by their ids; the first of them stood at `at`. What it returns puts some of them back. */
  onDeleted: (songIds: string[], at: number) => (songIds: string[]) => void;
}

/** What `useOwnSongDialogs` opens. */
export function OwnSongDialogs({ asked, ...props }: Props) {
  const [song, ...others] = asked?.songs ?? [];
  if (!asked || !song) return null;
  return others.length > 0 ? (
    <DeleteSeveral {...props} {...asked} />
  ) : (
    <AboutOne {...props} {...asked} song={song} />
  );
}

interface AboutProps extends Omit<Props, 'asked'>, Asked {}

function AboutOne({
  kind,
  song,
  index,
  open,
  onClose,
  genres,
  onSaved,
  onDeleted,
  onGone,
}: AboutProps & { song: Song }) {
  const t = useTranslations();
  const toast = useToast();
  const { act } = useAct();
  const undo = useUndo();
  const remove = async () => {
    const outcome = await act(deleteSong, song.songId);
    if (outcome.ok) {
      onGone?.();
      const ids = [song.songId];
      const putBack = onDeleted(ids, index);
      const restore = async () => {
        putBack(ids);
        const restored = await act(restoreSong, song.songId);
        const playlists = restored.ok ? restored.value.fullPlaylists.join(', ') : '';
        if (playlists)
          toast({ tone: 'info', title: t('songs.notBackIn', { song: song.songname, playlists }) });
        return restored;
      };
      const action = undo(restore, () => onDeleted(ids, index));
      toast({ tone: 'removed', title: t('songs.deleted', { song: song.songname }), action });
    }
    return outcome;
  };
  return (
    <>
      <EditSongDialog
        song={song}
        genres={genres}
        open={open && kind === 'edit'}
        onClose={onClose}
        onSaved={onSaved}
      />
      <SoundDialog song={song} open={open && kind === 'sound'} onClose={onClose} onAsked={onSaved} />
      <ConfirmDialog
        title={t('songs.deleteTitle', { song: song.songname })}
        about="ownSong"
        text={t('songs.deleteText')}
        verb={t('songs.delete')}
        open={open && kind === 'delete'}
        onClose={onClose}
        onConfirm={remove}
      />
    </>
  );
}

function DeleteSeveral({ songs, index, open, onClose, onDeleted, onGone }: AboutProps) {
  const t = useTranslations();
  const { act } = useAct();
  const toast = useToast();
  const tellFailure = useFailure();
  const count = songs.length;
  const remove = async () => {
    const ids = songs.map(({ songId }) => songId);
    const outcome = await inParts(ids, (part) => act(deleteSongs, part));
    const { done, failure } = outcome;
    if (failure && done.length === 0) return { ok: false, failure } as const;
    if (!failure) onGone?.();
    const putBack = onDeleted(done, index);
    const restore = async () => {
      putBack(done);
      const restored = await inParts(done, (part) => act(restoreSongs, part));
      if (!restored.failure) return;
      const lost = done.filter((songId) => !restored.done.includes(songId));
      onDeleted(lost, index);
      const title = t('select.restoredSome', { done: restored.done.length, count: done.length });
      tellFailure(restored.failure, { title });
    };
    const words = { done: done.length, count };
    toast({
      tone: 'removed',
      title: t(failure ? 'select.deletedSome' : 'select.deleted', words),
      action: { label: t('common.undo'), run: () => void restore() },
    });
    if (failure) tellFailure(failure);
    return { ok: true, value: done } as const;
  };
  return (
    <ConfirmDialog
      title={t('select.deleteTitle', { count })}
      about="ownSongs"
      text={t('select.deleteText')}
      verb={t('songs.delete')}
      open={open}
      onClose={onClose}
      onConfirm={remove}
    />
  );
}
