'use client';

import type { ReactNode } from 'react';
import { rowPlace } from '#components/row-place.ts';
import type { Track } from '#features/player/queue.ts';
import { usePlaySong } from '#features/player/use-play-song.ts';
import { SongColumns, type SongOfRow, songRow } from './song-columns.tsx';

/** What a list says to each of its rows. All functions stay the same ones, so that a row is drawn again for its own sake only. */
export interface RowOfList {
  index: number;
  /** What plays on after this song, of the whole list. */
  tracks: () => Track[];
  /** In a long list: see `useRowWindow`. */
  gap?: number;
  of?: number | undefined;
  /** Whether it is chosen; undefined while nobody chooses. */
  chosen?: boolean | undefined;
  /** While somebody chooses: it is the row that Tab leads to. */
  tabbed?: boolean;
  onChoose?: (songId: string, range: boolean) => void;
}

interface Props extends RowOfList {
  song: SongOfRow;
  /** The playlist that it is played from. */
  playlistId?: string;
  /** Whether the place of a grip stands before it. */
  grip?: boolean;
  /** Its menu. */
  children?: ReactNode;
}

/** A row of any list of songs that has no order of one's own: it plays the song, and after it those that follow. */
export function PlayableRow({ song, playlistId, grip = false, children, ...row }: Props) {
  const { index, tracks, gap = 0, of, chosen, tabbed = false, onChoose } = row;
  const { current, playing, onPlay } = usePlaySong(song.songId, tracks, playlistId);
  const choosing = chosen !== undefined && onChoose ? { chosen, tabbed, onChoose } : undefined;
  return (
    <li
      className={songRow({ grip })}
      data-playing={current || undefined}
      aria-current={current || undefined}
      {...rowPlace(index, gap, of)}
    >
      {grip && <span />}
      <SongColumns
        song={song}
        index={index}
        current={current}
        playing={playing}
        onPlay={onPlay}
        grip={grip}
        choosing={choosing}
      />
      {!choosing && children}
    </li>
  );
}
