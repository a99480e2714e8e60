'use client';

import type { Playlist } from '@setlist/contracts/playlists';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { DialogFoot } from '#components/dialog-foot.tsx';
import { Field } from '#components/field.tsx';
import { Dialog, DialogForm } from '#components/ui/dialog.tsx';
import { Input } from '#components/ui/input.tsx';
import { useToast } from '#components/ui/toast.tsx';
import { updatePlaylist } from '#features/playlists/actions.ts';
import type { Failure } from '#lib/actions/outcome.ts';
import { useAct } from '#lib/actions/use-act.ts';

interface Props {
  playlist: Playlist;
  /** The version to change, once what is on its way is saved. */
  version: () => Promise<number>;
  open: boolean;
  onClose: () => void;
}

/** Gives a playlist another name. */
export function RenameDialog({ playlist, version, open, onClose }: Props) {
  const t = useTranslations();
  const toast = useToast();
  const { act, pending } = useAct();
  const [failure, setFailure] = useState<Failure>();

  const close = () => {
    setFailure(undefined);
    onClose();
  };
  const submit = async (form: FormData) => {
    const change = { name: String(form.get('name')) };
    const outcome = await act(updatePlaylist, playlist.playlistId, await version(), change);
    if (!outcome.ok) return setFailure(outcome.failure);
    close();
    toast({ tone: 'ok', title: t('playlist.renamed', { name: outcome.value.name }), home: 'db' });
  };

  return (
    <Dialog title={t('playlist.rename')} open={open} onClose={close}>
      <DialogForm
        onSubmit={(event) => {
          event.preventDefault();
          void submit(new FormData(event.currentTarget));
        }}
      >
        <Field label={t('playlists.name')} wrong={failure?.fields.name} mark="playlistName">
          {(control) => (
            <Input {...control} name="name" autoComplete="off" defaultValue={playlist.name} required />
          )}
        </Field>
        <DialogFoot
          submit={t('playlist.rename')}
          pending={pending}
          quiet
          failure={failure}
          onCancel={close}
        />
      </DialogForm>
    </Dialog>
  );
}
