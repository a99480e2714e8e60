'use client';

import type { Playlist, PlaylistSong } from '@setlist/contracts/playlists';
import { Ellipsis, ListPlus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type HTMLAttributes, useState } from 'react';
import { Grip } from '#components/grip.tsx';
import { OrderMenu } from '#components/order-menu.tsx';
import { Menu } from '#components/ui/menu.tsx';
import type { RowProps } from '#components/use-reorder.ts';
import { usePlayer } from '#features/player/player-context.ts';
import { tracksOf } from '#features/player/tracks-of.ts';
import { SongColumns, songRow } from '#features/songs/song-columns.tsx';
import { AddToPlaylistDialog } from './add-to-playlist-dialog.tsx';

interface Props {
  playlist: Playlist;
  song: PlaylistSong;
  index: number;
  rowProps: RowProps;
  gripProps: HTMLAttributes<HTMLButtonElement>;
  onMove: (to: number) => void;
  onRemove: () => void;
}

/** A song in a playlist: play it; its owner moves it by grip or menu, and removes it; others put it into one of theirs. */
export function SongRow({ playlist, song, index, rowProps, gripProps, onMove, onRemove }: Props) {
  const t = useTranslations();
  const player = usePlayer();
  const [adding, setAdding] = useState(false);
  const { songId, songname } = song;
  const total = playlist.songs.length;
  const current = player.track?.songId === songId && player.track.from?.playlistId === playlist.playlistId;
  const playing = current && player.playing;

  const play = () => {
    if (current) return player.toggle();
    const tracks = tracksOf(playlist);
    player.start(
      tracks,
      Math.max(
        0,
        tracks.findIndex((track) => track.songId === songId),
      ),
    );
  };

  return (
    <li
      className={songRow({ grip: true })}
      data-playing={current || undefined}
      aria-current={current || undefined}
      {...rowProps}
    >
      {playlist.mine ? (
        <Grip
          label={t('playlist.reorder', { song: songname, position: index + 1, total })}
          gripProps={gripProps}
        />
      ) : (
        <span />
      )}
      <SongColumns song={song} index={index} current={current} playing={playing} onPlay={play} grip />
      {playlist.mine ? (
        <OrderMenu
          label={t('song.more', { song: songname })}
          removeLabel={t('playlist.remove')}
          index={index}
          total={total}
          onMove={onMove}
          onRemove={onRemove}
        />
      ) : (
        <>
          <Menu
            label={t('song.more', { song: songname })}
            items={[
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
        </>
      )}
    </li>
  );
}
