'use client';

import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import { createPlaylist } from '#actions/create-playlist.ts';
import { Dialog } from '#components/dialog.tsx';
import { DialogFoot } from '#components/dialog-foot.tsx';
import { Field } from '#components/field.tsx';
import { useToast } from '#components/toasts.tsx';
import { useFailure } from '#components/use-failure.ts';
import { VisibilityChoice } from '#components/visibility-choice.tsx';
import { useTranslate } from '#messages/client.tsx';

/** Asks for a name and who may see it, makes the playlist, and opens it. */
export function NewPlaylistDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useTranslate();
  const router = useRouter();
  const toast = useToast();
  const tellFailure = useFailure();
  const [wrong, setWrong] = useState<Record<string, string>>({});
  const [pending, startTransition] = useTransition();

  const close = () => {
    setWrong({});
    onClose();
  };
  const submit = (form: FormData) =>
    startTransition(async () => {
      const visibility = form.get('visibility') === 'public' ? 'public' : 'private';
      const outcome = await createPlaylist({ name: String(form.get('name')), visibility });
      if (!outcome.ok) {
        setWrong(outcome.failure.fields);
        if (outcome.failure.kind !== 'invalid-input') tellFailure(outcome.failure);
        return;
      }
      close();
      const { playlistId, name } = outcome.value;
      toast({
        tone: 'ok',
        title: t('playlists.created', { name }),
        text: t('playlists.createdHint'),
        home: 'db',
      });
      router.push(`/playlists/${playlistId}`);
    });

  return (
    <Dialog title={t('playlists.new')} open={open} onClose={close}>
      {/* `onSubmit` and not `action`: React empties a form after its action, also when something in it is wrong. */}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          submit(new FormData(event.currentTarget));
        }}
      >
        <Field label={t('playlists.name')} wrong={wrong.name}>
          {(control) => <input {...control} name="name" autoComplete="off" required />}
        </Field>
        <VisibilityChoice />
        <DialogFoot submit={t('playlists.create')} pending={pending} onCancel={close} />
      </form>
    </Dialog>
  );
}
