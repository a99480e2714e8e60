'use client';

import type { Playlist, PlaylistSong } from '@setlist/contracts/playlists';
import { Ellipsis, ListPlus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Menu } from '#components/ui/menu.tsx';
import { tracksOf } from '#features/player/queue.ts';
import { useQueueItems } from '#features/player/use-queue-items.tsx';
import { PlayableRow } from '#features/songs/playable-row.tsx';
import { songRow } from '#features/songs/song-columns.tsx';
import { AddToPlaylistDialog } from './add-to-playlist-dialog.tsx';
import { GoneColumns } from './gone-columns.tsx';
import { type HeardSong, isHeard } from './heard-song.ts';

interface Props {
  playlist: Playlist;
  song: PlaylistSong;
  index: number;
}

/** A song in a playlist of somebody else: play it, or put it into a playlist of one's own; or why it is gone. */
export function SongRow({ playlist, song, index }: Props) {
  if (isHeard(song)) return <HeardRow playlist={playlist} song={song} index={index} />;
  return (
    <li className={songRow({ grip: true })}>
      <span />
      <GoneColumns song={song} index={index} />
    </li>
  );
}

function HeardRow({ playlist, song, index }: Props & { song: HeardSong }) {
  const t = useTranslations();
  const [adding, setAdding] = useState(false);
  const queueItems = useQueueItems();
  return (
    <PlayableRow
      grip
      song={song}
      index={index}
      tracks={() => tracksOf(playlist.songs, playlist)}
      playlistId={playlist.playlistId}
    >
      <Menu
        label={t('song.more', { song: song.songname })}
        items={() => [
          ...queueItems(tracksOf([song], playlist)),
          { label: t('song.addTo'), icon: <ListPlus />, run: () => setAdding(true) },
        ]}
      >
        <Ellipsis />
      </Menu>
      <AddToPlaylistDialog songs={[song]} open={adding} onClose={() => setAdding(false)} />
    </PlayableRow>
  );
}
