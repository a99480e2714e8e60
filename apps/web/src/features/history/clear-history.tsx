'use client';

import { Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ConfirmDialog } from '#components/confirm-dialog.tsx';
import { Button } from '#components/ui/button.tsx';
import { useToast } from '#components/ui/toast.tsx';
import { useAct } from '#lib/actions/use-act.ts';
import { clearHistory } from './actions.ts';

/** Forgets the whole history, when the person is sure. */
export function ClearHistory({ onCleared }: { onCleared: () => void }) {
  const t = useTranslations();
  const toast = useToast();
  const { act } = useAct();
  const [open, setOpen] = useState(false);

  const clear = async () => {
    const outcome = await act(clearHistory);
    if (outcome.ok) {
      onCleared();
      toast({ tone: 'removed', title: t('history.cleared') });
    }
    return outcome;
  };
  return (
    <>
      <Button variant="quiet" onClick={() => setOpen(true)}>
        <Trash2 />
        <span>{t('history.clear')}</span>
      </Button>
      <ConfirmDialog
        title={t('history.clearTitle')}
        about="heardSongs"
        text={t('history.clearText')}
        verb={t('history.clear')}
        open={open}
        onClose={() => setOpen(false)}
        onConfirm={clear}
      />
    </>
  );
}
