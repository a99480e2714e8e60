'use client';

import type { Playlist, PlaylistSong } from '@setlist/contracts/playlists';
import { Ellipsis, ListPlus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Menu } from '#components/ui/menu.tsx';
import { useHeard, usePlayerActions } from '#features/player/player-context.ts';
import { tracksOf } from '#features/player/queue.ts';
import { useQueueItems } from '#features/player/use-queue-items.tsx';
import { SongColumns, songRow } from '#features/songs/song-columns.tsx';
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
  const { current, columns, queueItems } = usePlaylistSong(playlist, song, index);
  return (
    <li
      className={songRow({ grip: true })}
      data-playing={current || undefined}
      aria-current={current || undefined}
    >
      <span />
      <SongColumns song={song} {...columns} />
      <Menu
        label={t('song.more', { song: song.songname })}
        items={[
          ...queueItems,
          {
            label: t('song.addTo'),
            icon: <ListPlus />,
            run: () => setAdding(true),
          },
        ]}
      >
        <Ellipsis />
      </Menu>
      <AddToPlaylistDialog song={song} open={adding} onClose={() => setAdding(false)} />
    </li>
  );
}

/** Whether a song of a playlist is the player's, out of this playlist, what its columns show and do, and its menu entries for the queue. */
export function usePlaylistSong(playlist: Playlist, song: PlaylistSong, index: number) {
  const player = usePlayerActions();
  const { songId } = song;
  const { current, playing } = useHeard(
    (track) => track.songId === songId && track.from?.playlistId === playlist.playlistId,
  );
  const onPlay = () => {
    if (current) return player.toggle();
    const tracks = tracksOf(playlist.songs, playlist);
    const at = tracks.findIndex((track) => track.songId === songId);
    player.start(tracks, Math.max(0, at));
  };
  const queueItems = useQueueItems(tracksOf(isHeard(song) ? [song] : [], playlist));
  return { current, queueItems, columns: { index, current, playing, onPlay, grip: true } };
}
