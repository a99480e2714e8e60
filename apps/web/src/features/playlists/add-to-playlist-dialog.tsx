'use client';

import type { PlaylistSong, PlaylistSummary } from '@setlist/contracts/playlists';
import { Plus } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { Cover } from '#components/cover.tsx';
import { DialogFoot } from '#components/dialog-foot.tsx';
import { Field } from '#components/field.tsx';
import { Picker, PickerRow } from '#components/picker.tsx';
import { Button } from '#components/ui/button.tsx';
import { Dialog, DialogForm } from '#components/ui/dialog.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import { Input } from '#components/ui/input.tsx';
import { useToast } from '#components/ui/toast.tsx';
import {
  createPlaylist,
  listPlaylists,
  readPlaylist,
  replacePlaylistSongs,
} from '#features/playlists/actions.ts';
import type { Failure } from '#lib/actions/outcome.ts';
import { useAct } from '#lib/actions/use-act.ts';
import { useFailure } from '#lib/actions/use-failure.ts';

interface Props {
  song: PlaylistSong;
  open: boolean;
  onClose: () => void;
}

/** Asks which of the person's playlists a song goes into; a new one can be made on the way. */
export function AddToPlaylistDialog({ song, open, onClose }: Props) {
  const t = useTranslations();
  const tellFailure = useFailure();
  const { act } = useAct();
  const { add, addToNew, pending } = useAddToPlaylist(song);
  const [own, setOwn] = useState<PlaylistSummary[] | null>(null);
  const [naming, setNaming] = useState(false);
  const [failure, setFailure] = useState<Failure>();

  // biome-ignore lint/correctness/useExhaustiveDependencies: only opening it reads anew
  useEffect(() => {
    if (!open) return;
    act(listPlaylists).then((outcome) => {
      if (!outcome.ok) return tellFailure(outcome.failure);
      setOwn(outcome.value.items);
    });
  }, [open]);

  const asksName = naming || own?.length === 0;
  const close = () => {
    setOwn(null);
    setNaming(false);
    setFailure(undefined);
    onClose();
  };
  const run = async (work: () => Promise<Failure | undefined>) => {
    if (pending) return;
    const failed = await work();
    if (failed && asksName) return setFailure(failed);
    close();
    if (failed) tellFailure(failed);
  };

  return (
    <Dialog
      title={t('song.addToTitle', { song: song.songname })}
      about="playlistSong"
      open={open}
      onClose={close}
      tall
    >
      {asksName ? (
        <DialogForm onSubmit={(form) => run(() => addToNew(String(form.get('name'))))}>
          <Field label={t('playlists.new')} wrong={failure?.fields.name}>
            {(control) => <Input {...control} ref={focus} name="name" autoComplete="off" required />}
          </Field>
          <DialogFoot submit={t('song.addToNew')} pending={pending} failure={failure} onCancel={close} />
        </DialogForm>
      ) : (
        <p className="mt-2">
          <Button variant="line" onClick={() => setNaming(true)}>
            <Plus />
            <span>{t('playlists.new')}</span>
          </Button>
        </p>
      )}
      {own !== null && own.length > 0 && (
        <Picker mark="ownPlaylists">
          {own.map((playlist) => (
            <PickerRow
              key={playlist.playlistId}
              cover={<Cover seed={playlist.playlistId} size={48} />}
              title={playlist.name}
              detail={t('common.songs', { count: playlist.songCount })}
            >
              <IconButton
                variant="line"
                label={t('song.addToOne', { name: playlist.name })}
                aria-disabled={pending}
                onClick={() => void run(() => add(playlist))}
              >
                <Plus />
              </IconButton>
            </PickerRow>
          ))}
        </Picker>
      )}
    </Dialog>
  );
}

function focus(element: HTMLElement | null) {
  element?.focus();
}

/** As often as a playlist may change between reading and writing it before the person is told. */
const ATTEMPTS = 3;

/**
 * Puts a song at the end of a playlist of the person's, or of a new one, and says so with a way there. `add` and
 * `addToNew` resolve with why it failed, or undefined.
 */
function useAddToPlaylist(song: PlaylistSong) {
  const t = useTranslations();
  const router = useRouter();
  const toast = useToast();
  const { act, pending } = useAct();

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
  return { add, addToNew, pending };
}

interface Chosen {
  playlistId: string;
  name: string;
}
