'use client';

import type { Song } from '@setlist/contracts/songs';
import { AudioLines, Ellipsis, FileUp, Pencil, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { memo } from 'react';
import { Menu } from '#components/ui/menu.tsx';
import { tracksOf } from '#features/player/queue.ts';
import { useQueueItems } from '#features/player/use-queue-items.tsx';
import { handOver } from '#features/uploads/hand-over.ts';
import { pickFiles } from '#lib/browser/files.ts';
import type { Asked } from './own-song-dialogs.tsx';
import { PlayableRow, type RowOfList } from './playable-row.tsx';

interface Props extends RowOfList {
  song: Song;
  /** Opens a dialog about it; it stays one function. */
  onAsk: (asked: Asked) => void;
}

/** One of the person's own songs: play, edit, delete. */
export const OwnSongRow = memo(function OwnSongRow({ song, onAsk, ...row }: Props) {
  const t = useTranslations();
  const queueItems = useQueueItems();
  const { songname, hasAudio, beingMade } = song;
  const ask = (kind: Asked['kind']) => () => onAsk({ kind, songs: [song], index: row.index });
  const addFile = async () => {
    handOver({ given: await pickFiles({ multiple: false }), into: song });
  };
  const sound = { label: t('sound.give'), icon: <AudioLines />, run: ask('sound') };
  return (
    <PlayableRow song={song} {...row}>
      <Menu
        label={t('song.more', { song: songname })}
        items={() => [
          ...queueItems(tracksOf([song], 'songs')),
          ...(hasAudio || beingMade ? [] : [sound]),
          {
            label: t(hasAudio ? 'uploads.replace' : 'uploads.add'),
            icon: <FileUp />,
            run: () => void addFile(),
          },
          { label: t('songs.edit'), icon: <Pencil />, run: ask('edit') },
          { label: t('songs.delete'), icon: <Trash2 />, danger: true, run: ask('delete') },
        ]}
      >
        <Ellipsis />
      </Menu>
    </PlayableRow>
  );
});
