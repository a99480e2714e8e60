'use client';

import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button, type ButtonLook } from '#components/ui/button.tsx';
import { NewPlaylistDialog } from './new-playlist-dialog.tsx';

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
