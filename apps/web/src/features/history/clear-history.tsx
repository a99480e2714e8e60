'use client';

import { Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ConfirmDialog } from '#components/confirm-dialog.tsx';
import { Button } from '#components/ui/button.tsx';
import { useToast } from '#components/ui/toast.tsx';
import { useAct } from '#lib/actions/use-act.ts';
import { useUndo } from '#lib/actions/use-undo.ts';
import { clearHistory, restoreHistory } from './actions.ts';

interface Props {
  onCleared: () => void;
  /** It is coming back. */
  onRestored: () => void;
}

/** Removes the whole history, when the person is sure. */
export function ClearHistory({ onCleared, onRestored }: Props) {
  const t = useTranslations();
  const toast = useToast();
  const { act } = useAct();
  const undo = useUndo();
  const [open, setOpen] = useState(false);

  const clear = async () => {
    const outcome = await act(clearHistory);
    if (outcome.ok) {
      onCleared();
      const action = undo(() => {
        onRestored();
        return act(restoreHistory);
      });
      toast({ tone: 'removed', title: t('history.cleared'), action });
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
