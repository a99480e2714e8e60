'use client';

import { Globe, Lock, Plus } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Field } from '#components/field.tsx';
import { FormDialog } from '#components/form-dialog.tsx';
import { Button, type ButtonLook } from '#components/ui/button.tsx';
import { Input } from '#components/ui/input.tsx';
import { Segment, Segmented } from '#components/ui/segmented.tsx';
import { useToast } from '#components/ui/toast.tsx';
import { createPlaylist } from '#features/playlists/actions.ts';
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
  const { act } = useAct();

  return (
    <FormDialog
      title={t('playlists.new')}
      open={open}
      onClose={onClose}
      verb={t('playlists.create')}
      onSubmit={(form) => {
        const visibility = form.get('visibility') === 'public' ? 'public' : 'private';
        return act(createPlaylist, { name: String(form.get('name')), visibility });
      }}
      onDone={({ playlistId, name }, early) => {
        toast({
          tone: 'ok',
          title: t('playlists.created', { name }),
          text: t('playlists.createdHint'),
          home: 'db',
        });
        // Who closed the dialog is about something else by now.
        if (!early) router.push(`/playlists/${playlistId}`);
      }}
    >
      {(wrong) => (
        <>
          <Field label={t('playlists.name')} wrong={wrong.name}>
            {(control) => <Input {...control} name="name" autoComplete="off" required />}
          </Field>
          <VisibilityChoice />
        </>
      )}
    </FormDialog>
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
