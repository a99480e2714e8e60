'use client';

import { useTransition } from 'react';
import type { Mark } from './datum.tsx';
import { Dialog } from './dialog.tsx';
import { DialogFoot } from './dialog-foot.tsx';

interface Props {
  title: string;
  /** What of Postgres the title tells, for X-ray. */
  about: Mark;
  text: string;
  verb: string;
  open: boolean;
  onClose: () => void;
  onConfirm: () => Promise<void>;
}

/** Asks before something is deleted. */
export function ConfirmDialog({ title, about, text, verb, open, onClose, onConfirm }: Props) {
  const [pending, startTransition] = useTransition();
  const submit = () =>
    startTransition(async () => {
      await onConfirm();
      onClose();
    });
  return (
    <Dialog title={title} about={about} open={open} onClose={onClose}>
      <form action={submit}>
        <p>{text}</p>
        <DialogFoot submit={verb} pending={pending} danger onCancel={onClose} />
      </form>
    </Dialog>
  );
}
