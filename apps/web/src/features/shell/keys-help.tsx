'use client';

import { useTranslations } from 'next-intl';
import { Dialog } from '#components/ui/dialog.tsx';
import { fetchedLate, useFetched } from '#components/ui/fetched-late.ts';

const list = fetchedLate(() => import('./keys-list.tsx'));

interface Props {
  open: boolean;
  onClose: () => void;
}

/** The dialog with all keys. */
export function KeysHelp({ open, onClose }: Props) {
  const t = useTranslations();
  const fetched = useFetched(list, open, open);
  return (
    <Dialog title={t('keys.title')} open={open} onClose={onClose} tall>
      {fetched && <fetched.KeysList />}
    </Dialog>
  );
}
