'use client';

import type { Playlist, PlaylistSong } from '@setlist/contracts/playlists';
import { useTranslations } from 'next-intl';
import type { RefObject } from 'react';
import { Grip, OrderMenu, SortableList, SortableRow } from '#components/sortable/sortable.tsx';
import { tracksOf } from '#features/player/queue.ts';
import { usePlaySong } from '#features/player/use-play-song.ts';
import { useQueueItems } from '#features/player/use-queue-items.tsx';
import { SongColumns, songRow } from '#features/songs/song-columns.tsx';
import { GoneColumns } from './gone-columns.tsx';
import { isHeard, useSongTitle } from './heard-song.ts';

interface Props {
  playlist: Playlist;
  list: RefObject<HTMLOListElement | null>;
  onMove: (from: number, to: number) => void;
  onRemove: (index: number) => void;
}

/** The songs of one's own playlist: play, move and remove them. Fetched late, since it can reorder. */
export default function OwnSongs({ playlist, list, onMove, onRemove }: Props) {
  return (
    <SortableList ref={list} count={playlist.songs.length} onMove={onMove}>
      {playlist.songs.map((song, index) => (
        <OwnSong
          key={song.songId}
          playlist={playlist}
          song={song}
          index={index}
          onRemove={() => onRemove(index)}
        />
      ))}
    </SortableList>
  );
}

interface RowProps {
  playlist: Playlist;
  song: PlaylistSong;
  index: number;
  onRemove: () => void;
}

function OwnSong({ playlist, song, index, onRemove }: RowProps) {
  const t = useTranslations();
  const tracks = () => tracksOf(playlist.songs, playlist);
  const { current, playing, onPlay } = usePlaySong(song.songId, tracks, playlist.playlistId);
  const queueItems = useQueueItems();
  const title = useSongTitle(song);
  return (
    <SortableRow
      id={song.songId}
      index={index}
      name={title}
      className={songRow({ grip: true })}
      data-playing={current || undefined}
      aria-current={current || undefined}
    >
      <Grip
        label={t('playlist.reorder', { song: title, position: index + 1, total: playlist.songs.length })}
      />
      {isHeard(song) ? (
        <SongColumns song={song} index={index} current={current} playing={playing} onPlay={onPlay} grip />
      ) : (
        <GoneColumns song={song} index={index} />
      )}
      <OrderMenu
        label={t('song.more', { song: title })}
        items={() => queueItems(tracksOf([song], playlist))}
        removeLabel={t('playlist.remove')}
        onRemove={onRemove}
      />
    </SortableRow>
  );
}
