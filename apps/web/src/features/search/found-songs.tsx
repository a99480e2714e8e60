'use client';

import type { Song } from '@setlist/contracts/songs';
import { LIST_ROWS } from '#components/list-row.ts';
import { tracksOf } from '#features/player/queue.ts';
import { PlayableRow } from '#features/songs/playable-row.tsx';
import { SongHead } from '#features/songs/song-columns.tsx';
import { Datum } from '#features/xray/datum.tsx';

/** The songs that were found: each plays, and after it those that follow. */
export function FoundSongs({ songs }: { songs: Song[] }) {
  return (
    <Datum mark="foundSongs" place="above-end" block>
      <div className={LIST_ROWS}>
        <SongHead grip={false} />
        <ol>
          {songs.map((song, index) => (
            <PlayableRow
              key={song.songId}
              song={song}
              index={index}
              tracks={() => tracksOf(songs, 'songs')}
            />
          ))}
        </ol>
      </div>
    </Datum>
  );
}
