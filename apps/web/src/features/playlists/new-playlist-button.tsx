'use client';

import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { NewPlaylistDialog } from './new-playlist-dialog.tsx';

/** Opens the dialog that makes a playlist. */
export function NewPlaylistButton({ className }: { className: string }) {
  const t = useTranslations();
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className={className} onClick={() => setOpen(true)}>
        <Plus className="icon" aria-hidden="true" />
        <span>{t('playlists.new')}</span>
      </button>
      <NewPlaylistDialog open={open} onClose={() => setOpen(false)} />
    </>
  );
}
