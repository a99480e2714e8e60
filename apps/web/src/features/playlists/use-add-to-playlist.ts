import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useToast } from '#components/ui/toast.tsx';
import { createPlaylist, readPlaylist, replacePlaylistSongs } from '#features/playlists/actions.ts';
import type { Failure } from '#lib/actions/outcome.ts';
import { useAct } from '#lib/actions/use-act.ts';
import type { HeardSong } from './heard-song.ts';

/** As often as a playlist may change between reading and writing it before the person is told. */
const ATTEMPTS = 3;

/**
 * Puts a song at the end of a playlist of the person's, or of a new one, and says so with a way there. `add` and
 * `addToNew` resolve with why it failed, or undefined.
 */
export function useAddToPlaylist(song: HeardSong) {
  const t = useTranslations();
  const router = useRouter();
  const toast = useToast();
  const { act } = useAct();

  const tell = (key: 'song.addedTo' | 'song.standsIn', { playlistId, name }: Chosen) =>
    toast({
      tone: 'ok',
      title: t(key, { song: song.songname, name }),
      action: { label: t('song.openPlaylist'), run: () => router.push(`/playlists/${playlistId}`) },
    });

  const add = async ({ playlistId }: { playlistId: string }): Promise<Failure | undefined> => {
    for (let attempt = 1; ; attempt++) {
      const read = await act(readPlaylist, playlistId);
      if (!read.ok) return read.failure;
      const ids = read.value.songs.map(({ songId }) => songId);
      if (ids.includes(song.songId)) return void tell('song.standsIn', read.value);
      const saved = await act(replacePlaylistSongs, playlistId, read.value.version, [...ids, song.songId]);
      if (saved.ok) return void tell('song.addedTo', saved.value);
      if (saved.failure.kind !== 'version-mismatch' || attempt === ATTEMPTS) return saved.failure;
    }
  };
  const addToNew = async (name: string): Promise<Failure | undefined> => {
    const made = await act(createPlaylist, { name, visibility: 'private' });
    return made.ok ? add(made.value) : made.failure;
  };
  return { add, addToNew };
}

interface Chosen {
  playlistId: string;
  name: string;
}
