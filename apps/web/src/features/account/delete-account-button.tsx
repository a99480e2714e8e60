'use client';

import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';

const DeleteAccountDialog = dynamic(() =>
  import('./delete-account-dialog.tsx').then((loaded) => loaded.DeleteAccountDialog),
);

/** Opens the dialog that deletes the account; `typed` is what has to be typed there. */
export function DeleteAccountButton({ typed }: { typed: string }) {
  const t = useTranslations('yourAccount');
  const [open, setOpen] = useState(false);
  const [asked, setAsked] = useState(false);
  const ask = () => {
    setAsked(true);
    setOpen(true);
  };
  return (
    <>
      <Button variant="quiet" onClick={ask}>
        {t('delete')}
      </Button>
      {asked && <DeleteAccountDialog typed={typed} open={open} onClose={() => setOpen(false)} />}
    </>
  );
}
