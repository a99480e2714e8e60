'use client';

import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { Cover } from '#components/cover.tsx';
import { DialogFoot } from '#components/dialog-foot.tsx';
import { Field } from '#components/field.tsx';
import { Picker, PickerEnd, PickerRow } from '#components/picker.tsx';
import { Button } from '#components/ui/button.tsx';
import { Dialog, DialogForm } from '#components/ui/dialog.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import { Input } from '#components/ui/input.tsx';
import { useFocusFirstNew } from '#components/use-focus-after.ts';
import { useOnce } from '#components/use-once.ts';
import { type Opening, useOpening } from '#components/use-opening.ts';
import { usePages } from '#components/use-pages.ts';
import { listPlaylists } from '#features/playlists/actions.ts';
import { headAbout } from '#features/xray/datum.tsx';
import type { Failure } from '#lib/actions/outcome.ts';
import { useFailure } from '#lib/actions/use-failure.ts';
import { useAddToPlaylist } from './use-add-to-playlist.ts';

interface Props {
  songs: readonly { songId: string; songname: string }[];
  open: boolean;
  onClose: () => void;
}

/** Asks which of the person's playlists songs go into; a new one can be made on the way. */
export function AddToPlaylistDialog({ songs, open, onClose }: Props) {
  const t = useTranslations();
  const [first] = songs;
  const opening = useOpening(open);
  return (
    <Dialog
      title={
        first && songs.length === 1
          ? t('song.addToTitle', { song: first.songname })
          : t('select.addToTitle', { count: songs.length })
      }
      head={headAbout('playlistSong')}
      open={open}
      onClose={onClose}
      tall
    >
      <Choice key={opening.number} songs={songs} opening={opening} onClose={onClose} />
    </Dialog>
  );
}

interface ChoiceProps extends Omit<Props, 'open'> {
  opening: Opening;
}

function Choice({ songs, opening, onClose }: ChoiceProps) {
  const t = useTranslations();
  const tellFailure = useFailure();
  const { add, addToNew } = useAddToPlaylist(songs);
  const { once, pending } = useOnce();
  const own = usePages(listPlaylists);
  const playlists = own.items ?? [];
  const list = useRef<HTMLUListElement>(null);
  const focusFirstNew = useFocusFirstNew({ list, count: playlists.length });
  const [naming, setNaming] = useState(false);
  const [failure, setFailure] = useState<Failure>();

  const asksName = naming || own.items?.length === 0;
  const run = (work: () => Promise<Failure | undefined>) =>
    once(async () => {
      const failed = await work();
      if (failed && asksName && opening.isThere()) return setFailure(failed);
      if (!opening.wasClosed()) onClose();
      if (failed) tellFailure(failed);
    });

  return (
    <>
      {asksName ? (
        <DialogForm onSubmit={(form) => run(() => addToNew(String(form.get('name'))))}>
          <Field label={t('playlists.new')} wrong={failure?.fields.name}>
            {(control) => <Input {...control} ref={focus} name="name" autoComplete="off" required />}
          </Field>
          <DialogFoot submit={t('song.addToNew')} pending={pending} failure={failure} onCancel={onClose} />
        </DialogForm>
      ) : (
        <p className="mt-2">
          <Button variant="line" onClick={() => setNaming(true)}>
            <Plus />
            <span>{t('playlists.new')}</span>
          </Button>
        </p>
      )}
      {(playlists.length > 0 || own.next) && (
        <Picker mark="ownPlaylists" ref={list}>
          {playlists.map((playlist) => (
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
          <PickerEnd
            {...own}
            read={() => {
              focusFirstNew();
              own.read();
            }}
          />
        </Picker>
      )}
    </>
  );
}

function focus(element: HTMLElement | null) {
  element?.focus();
}
