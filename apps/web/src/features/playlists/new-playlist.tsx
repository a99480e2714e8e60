'use client';

import { Globe, Lock, Plus } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { DialogFoot } from '#components/dialog-foot.tsx';
import { Field } from '#components/field.tsx';
import { Button, type ButtonLook } from '#components/ui/button.tsx';
import { Dialog, DialogForm } from '#components/ui/dialog.tsx';
import { Input } from '#components/ui/input.tsx';
import { Segment, Segmented } from '#components/ui/segmented.tsx';
import { useToast } from '#components/ui/toast.tsx';
import { createPlaylist } from '#features/playlists/actions.ts';
import type { Failure } from '#lib/actions/outcome.ts';
import { useAct } from '#lib/actions/use-act.ts';

/** Opens the dialog that makes a playlist. */
export function NewPlaylistButton(look: ButtonLook) {
  const t = useTranslations();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button {...look} onClick={() => setOpen(true)}>
        <Plus />
        <span>{t('playlists.new')}</span>
      </Button>
      <NewPlaylistDialog open={open} onClose={() => setOpen(false)} />
    </>
  );
}

/** Asks for a name and who may see it, makes the playlist, and opens it. */
function NewPlaylistDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useTranslations();
  const router = useRouter();
  const toast = useToast();
  const { act, pending } = useAct();
  const [failure, setFailure] = useState<Failure>();

  const close = () => {
    setFailure(undefined);
    onClose();
  };
  const submit = async (form: FormData) => {
    const visibility = form.get('visibility') === 'public' ? 'public' : 'private';
    const outcome = await act(createPlaylist, { name: String(form.get('name')), visibility });
    if (!outcome.ok) return setFailure(outcome.failure);
    close();
    const { playlistId, name } = outcome.value;
    toast({
      tone: 'ok',
      title: t('playlists.created', { name }),
      text: t('playlists.createdHint'),
      home: 'db',
    });
    router.push(`/playlists/${playlistId}`);
  };

  return (
    <Dialog title={t('playlists.new')} open={open} onClose={close}>
      <DialogForm onSubmit={submit}>
        <Field label={t('playlists.name')} wrong={failure?.fields.name}>
          {(control) => <Input {...control} name="name" autoComplete="off" required />}
        </Field>
        <VisibilityChoice />
        <DialogFoot submit={t('playlists.create')} pending={pending} failure={failure} onCancel={close} />
      </DialogForm>
    </Dialog>
  );
}

/** Chooses who sees a playlist; the form field is named `visibility`. */
function VisibilityChoice() {
  const t = useTranslations();
  return (
    <fieldset className="grid gap-1.5">
      <legend className="mb-1.5 text-13 font-550 text-muted">{t('playlists.visibility')}</legend>
      <Segmented>
        <Segment icon={Lock} name="visibility" value="private" defaultChecked>
          {t('playlists.private')}
        </Segment>
        <Segment icon={Globe} name="visibility" value="public">
          {t('playlists.public')}
        </Segment>
      </Segmented>
    </fieldset>
  );
}
