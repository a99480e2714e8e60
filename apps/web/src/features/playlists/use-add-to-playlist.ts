import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useToast } from '#components/ui/toast.tsx';
import { createPlaylist, readPlaylist, replacePlaylistSongs } from '#features/playlists/actions.ts';
import type { Failure } from '#lib/actions/outcome.ts';
import { useAct } from '#lib/actions/use-act.ts';

/** As often as a playlist may change between reading and writing it before the person is told. */
const ATTEMPTS = 3;

/**
 * Puts songs at the end of a playlist of the person's, or of a new one, and says so with a way there. `add` and
 * `addToNew` resolve with why it failed, or undefined.
 */
export function useAddToPlaylist(songs: readonly NamedSong[]) {
  const t = useTranslations();
  const router = useRouter();
  const toast = useToast();
  const { act } = useAct();

  const wordsOf = (added: readonly NamedSong[], name: string) => {
    const [first, ...others] = songs;
    if (first && others.length === 0) {
      return t(added.length > 0 ? 'song.addedTo' : 'song.standsIn', { song: first.songname, name });
    }
    return t('select.addedTo', { count: added.length, before: songs.length - added.length, name });
  };
  const tell = (added: readonly NamedSong[], { playlistId, name }: Chosen) =>
    toast({
      tone: 'ok',
      title: wordsOf(added, name),
      action: { label: t('song.openPlaylist'), run: () => router.push(`/playlists/${playlistId}`) },
    });

  const add = async ({ playlistId }: { playlistId: string }): Promise<Failure | undefined> => {
    for (let attempt = 1; ; attempt++) {
      const read = await act(readPlaylist, playlistId);
      if (!read.ok) return read.failure;
      const ids = read.value.songs.map(({ songId }) => songId);
      const added = songs.filter(({ songId }) => !ids.includes(songId));
      if (added.length === 0) return void tell([], read.value);
      const all = [...ids, ...added.map(({ songId }) => songId)];
      const saved = await act(replacePlaylistSongs, playlistId, read.value.version, all);
      if (saved.ok) return void tell(added, saved.value);
      if (saved.failure.kind !== 'version-mismatch' || attempt === ATTEMPTS) return saved.failure;
    }
  };
  const addToNew = async (name: string): Promise<Failure | undefined> => {
    const made = await act(createPlaylist, { name, visibility: 'private' });
    return made.ok ? add(made.value) : made.failure;
  };
  return { add, addToNew };
}

interface NamedSong {
  songId: string;
  songname: string;
}

interface Chosen {
  playlistId: string;
  name: string;
}
