'use client';

import type { Playlist } from '@setlist/contracts/playlists';
import { useState, useTransition } from 'react';
import { updatePlaylist } from '#actions/update-playlist.ts';
import { Dialog } from '#components/dialog.tsx';
import { DialogFoot } from '#components/dialog-foot.tsx';
import { Field } from '#components/field.tsx';
import { THE_PLAYLIST } from '#components/marks.ts';
import { useToast } from '#components/toasts.tsx';
import { useFailure } from '#components/use-failure.ts';
import { useTranslate } from '#messages/client.tsx';

interface Props {
  playlist: Playlist;
  /** The version to change, once what is on its way is saved. */
  version: () => Promise<number>;
  open: boolean;
  onClose: () => void;
}

/** Gives a playlist another name. */
export function RenameDialog({ playlist, version, open, onClose }: Props) {
  const t = useTranslate();
  const toast = useToast();
  const tellFailure = useFailure();
  const [wrong, setWrong] = useState<string>();
  const [pending, startTransition] = useTransition();

  const close = () => {
    setWrong(undefined);
    onClose();
  };
  const submit = (form: FormData) =>
    startTransition(async () => {
      const outcome = await updatePlaylist(playlist.playlistId, await version(), {
        name: String(form.get('name')),
      });
      if (outcome.ok) {
        close();
        toast({ tone: 'ok', title: t('playlist.renamed', { name: outcome.value.name }), home: 'db' });
        return;
      }
      const { kind, fields } = outcome.failure;
      if (kind === 'invalid-input') setWrong(fields.name ?? '');
      else tellFailure(outcome.failure);
    });

  return (
    <Dialog title={t('playlist.rename')} open={open} onClose={close}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          submit(new FormData(event.currentTarget));
        }}
      >
        <Field label={t('playlists.name')} wrong={wrong} mark={{ datum: 'playlists.name', ...THE_PLAYLIST }}>
          {(control) => (
            <input {...control} name="name" autoComplete="off" defaultValue={playlist.name} required />
          )}
        </Field>
        <DialogFoot submit={t('playlist.rename')} pending={pending} onCancel={close} />
      </form>
    </Dialog>
  );
}
