import type { Playlist, PlaylistSong } from '@setlist/contracts/playlists';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { useToast } from '#components/ui/toast.tsx';
import { useFocusAfter } from '#components/use-focus-after.ts';
import { useUnloadGuard } from '#components/use-unload-guard.ts';
import { replacePlaylistSongs } from '#features/playlists/actions.ts';
import { useAct } from '#lib/actions/use-act.ts';
import { useFailure } from '#lib/actions/use-failure.ts';
import { move } from '#lib/move.ts';
import { isHeard } from './heard-song.ts';

/**
 * The songs of a playlist as the person is arranging them. A change shows at once and is saved after the one before
 * it, each upon the version that the one before made; when a save fails, the songs go back to what the server has.
 */
export function usePlaylistSongs(playlist: Playlist) {
  const t = useTranslations();
  const toast = useToast();
  const tellFailure = useFailure();
  const { act, pending } = useAct();
  useUnloadGuard(pending);
  const [songs, setSongs] = useState<readonly PlaylistSong[]>(playlist.songs);
  const latest = useRef(songs);
  const saved = useRef(playlist);
  const saves = useRef<Promise<unknown>>(Promise.resolve());
  const waiting = useRef(0);
  const list = useRef<HTMLOListElement>(null);
  const whenEmpty = useRef<HTMLHeadingElement>(null);
  const focusAfter = useFocusAfter({ list, ids: songs.map(({ songId }) => songId), otherwise: whenEmpty });

  const show = (next: readonly PlaylistSong[]) => {
    latest.current = next;
    setSongs(next);
  };

  // What the server says wins, unless changes of ours are still on their way there.
  useEffect(() => {
    if (playlist.version < saved.current.version) return;
    saved.current = playlist;
    if (waiting.current > 0) return;
    latest.current = playlist.songs;
    setSongs(playlist.songs);
  }, [playlist]);

  const save = (next: readonly PlaylistSong[]) => {
    show(next);
    waiting.current++;
    saves.current = saves.current.then(() => store(next));
  };
  const store = async (next: readonly PlaylistSong[]) => {
    const ids = next.map(({ songId }) => songId);
    const outcome = await act(replacePlaylistSongs, playlist.playlistId, saved.current.version, ids);
    waiting.current--;
    if (outcome.ok) {
      saved.current = outcome.value;
      return;
    }
    show(saved.current.songs);
    if (outcome.failure.kind === 'version-mismatch') {
      toast({ tone: 'bad', title: t('playlist.changedElsewhere'), text: t('playlist.changedElsewhereHint') });
    } else {
      tellFailure(outcome.failure);
    }
  };

  return {
    songs,
    /** Where the rows are, and the heading that stands there when there are none, for the keyboard's place. */
    list,
    whenEmpty,
    /** The playlist's version once all changes of songs are saved. */
    version: async () => {
      await saves.current;
      return saved.current.version;
    },
    add: (song: PlaylistSong) => save([...latest.current, song]),
    moveSong(from: number, to: number) {
      const next = move(latest.current, from, to);
      if (next !== latest.current) save(next);
    },
    remove(index: number) {
      const song = latest.current[index];
      if (!song) return;
      focusAfter.gone(song.songId);
      save(latest.current.toSpliced(index, 1));
      const text = t('playlist.removedHint', { name: playlist.name });
      // One that is gone cannot be put back: it is not to be heard, by whoever it was put in.
      if (!isHeard(song)) return toast({ tone: 'removed', title: t('playlist.removedGone'), text });
      toast({
        tone: 'removed',
        title: t('playlist.removed', { song: song.songname }),
        text,
        action: {
          label: t('common.undo'),
          run: () => {
            focusAfter.back(song.songId);
            save(latest.current.toSpliced(index, 0, song));
          },
        },
      });
    },
  };
}
