'use client';

import type { Song } from '@setlist/contracts/songs';
import { AudioLines, Ellipsis, FileUp, Pencil, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ConfirmDialog } from '#components/confirm-dialog.tsx';
import { Menu } from '#components/ui/menu.tsx';
import { useToast } from '#components/ui/toast.tsx';
import { useHeard, usePlayerActions } from '#features/player/player-context.ts';
import type { Track } from '#features/player/queue.ts';
import { useQueueItems } from '#features/player/use-queue-items.tsx';
import { deleteSong, restoreSong } from '#features/songs/actions.ts';
import { handOver } from '#features/uploads/hand-over.ts';
import { useAct } from '#lib/actions/use-act.ts';
import { useUndo } from '#lib/actions/use-undo.ts';
import { pickFiles } from '#lib/browser/files.ts';
import { SongColumns, songRow } from './song-columns.tsx';
import { EditSongDialog } from './song-dialogs.tsx';
import { SoundDialog } from './sound-dialog.tsx';

interface Props {
  song: Song;
  index: number;
  /** What plays on after this song. */
  tracks: Track[];
  genres: string[];
  onSaved: (song: Song) => void;
  onDeleted: () => void;
  /** It is coming back. */
  onRestored: () => void;
}

/** One of the person's own songs: play, edit, delete. */
export function OwnSongRow({ song, index, tracks, genres, onSaved, onDeleted, onRestored }: Props) {
  const t = useTranslations();
  const { toggle, start } = usePlayerActions();
  const toast = useToast();
  const { act } = useAct();
  const undo = useUndo();
  const [dialog, setDialog] = useState<'edit' | 'sound' | 'delete' | null>(null);
  const { songId, songname } = song;
  const { current, playing } = useHeard((track) => track.songId === songId);
  const close = () => setDialog(null);
  const queueItems = useQueueItems(tracks.filter((track) => track.songId === songId));

  const play = () => {
    if (current) return toggle();
    start(
      tracks,
      tracks.findIndex((track) => track.songId === songId),
    );
  };
  const addFile = async () => {
    handOver({ given: await pickFiles({ multiple: false }), into: song });
  };
  const remove = async () => {
    const outcome = await act(deleteSong, songId);
    if (outcome.ok) {
      onDeleted();
      const restore = () => {
        onRestored();
        return act(restoreSong, songId);
      };
      const action = undo(restore, onDeleted);
      toast({ tone: 'removed', title: t('songs.deleted', { song: songname }), action });
    }
    return outcome;
  };

  return (
    <li
      className={songRow({ grip: false })}
      data-playing={current || undefined}
      aria-current={current || undefined}
    >
      <SongColumns song={song} index={index} current={current} playing={playing} onPlay={play} grip={false} />
      <Menu
        label={t('song.more', { song: songname })}
        items={[
          ...queueItems,
          ...(song.hasAudio || song.beingMade
            ? []
            : [{ label: t('sound.give'), icon: <AudioLines />, run: () => setDialog('sound') }]),
          {
            label: t(song.hasAudio ? 'uploads.replace' : 'uploads.add'),
            icon: <FileUp />,
            run: () => void addFile(),
          },
          {
            label: t('songs.edit'),
            icon: <Pencil />,
            run: () => setDialog('edit'),
          },
          {
            label: t('songs.delete'),
            icon: <Trash2 />,
            danger: true,
            run: () => setDialog('delete'),
          },
        ]}
      >
        <Ellipsis />
      </Menu>
      <EditSongDialog
        song={song}
        genres={genres}
        open={dialog === 'edit'}
        onClose={close}
        onSaved={onSaved}
      />
      {!song.hasAudio && (
        <SoundDialog song={song} open={dialog === 'sound'} onClose={close} onAsked={onSaved} />
      )}
      <ConfirmDialog
        title={t('songs.deleteTitle', { song: songname })}
        about="ownSong"
        text={t('songs.deleteText')}
        verb={t('songs.delete')}
        open={dialog === 'delete'}
        onClose={close}
        onConfirm={remove}
      />
    </li>
  );
}
