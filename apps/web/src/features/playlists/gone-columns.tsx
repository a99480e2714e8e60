import type { PlaylistSong } from '@setlist/contracts/playlists';
import { useSongTitle } from './heard-song.ts';

/** What a playlist's row shows in the place of `SongColumns` when its song is gone: its number, and why. */
export function GoneColumns({ song, index }: { song: PlaylistSong; index: number }) {
  return (
    <>
      <span className="grid h-11 w-8 place-items-center font-display text-[17px] leading-none font-650 text-subtle tabular-nums font-stretch-80% max-md:hidden">
        {index + 1}
      </span>
      <span className="col-span-5 truncate text-15 text-subtle max-md:col-span-3 narrow:col-span-4">
        {useSongTitle(song)}
      </span>
    </>
  );
}
