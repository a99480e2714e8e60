'use client';

import type { Song } from '@setlist/contracts/songs';
import { LIST_ROWS } from '#components/list-row.ts';
import { usePlayer } from '#features/player/player-context.ts';
import { tracksOf } from '#features/player/queue.ts';
import { SongColumns, SongHead, songRow } from '#features/songs/song-columns.tsx';
import { Datum } from '#features/xray/datum.tsx';

/** The songs that were found: each plays, and after it those that follow. */
export function FoundSongs({ songs }: { songs: Song[] }) {
  const player = usePlayer();
  const play = (songId: string) => {
    if (player.track?.songId === songId) return player.toggle();
    const tracks = tracksOf(songs, 'songs');
    player.start(
      tracks,
      tracks.findIndex((track) => track.songId === songId),
    );
  };
  return (
    <Datum mark="foundSongs" place="above-end" block>
      <div className={LIST_ROWS}>
        <SongHead grip={false} />
        <ol>
          {songs.map((song, index) => {
            const current = player.track?.songId === song.songId;
            return (
              <li
                key={song.songId}
                className={songRow({ grip: false })}
                data-playing={current || undefined}
                aria-current={current || undefined}
              >
                <SongColumns
                  song={song}
                  index={index}
                  current={current}
                  playing={current && player.playing}
                  onPlay={() => play(song.songId)}
                  grip={false}
                />
              </li>
            );
          })}
        </ol>
      </div>
    </Datum>
  );
}
