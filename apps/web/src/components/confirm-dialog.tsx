'use client';

import { useState } from 'react';
import { Dialog, DialogForm } from '#components/ui/dialog.tsx';
import type { MarkName } from '#features/xray/marks.ts';
import type { Failure, Outcome } from '#lib/actions/outcome.ts';
import { DialogFoot } from './dialog-foot.tsx';

interface Props {
  title: string;
  /** What of Postgres the title tells, for X-ray. */
  about: MarkName;
  text: string;
  verb: string;
  open: boolean;
  onClose: () => void;
  /** Resolves with what came of it; the dialog stays open and says so when it failed. */
  onConfirm: () => Promise<Outcome<unknown>>;
}

/** Asks before something is deleted. */
export function ConfirmDialog({ title, about, text, verb, open, onClose, onConfirm }: Props) {
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const close = () => {
    setFailure(undefined);
    onClose();
  };
  const submit = async () => {
    setPending(true);
    const outcome = await onConfirm();
    setPending(false);
    if (outcome.ok) close();
    else setFailure(outcome.failure);
  };
  return (
    <Dialog title={title} about={about} open={open} onClose={close}>
      <DialogForm onSubmit={submit}>
        <p className="mt-2 text-muted">{text}</p>
        <DialogFoot submit={verb} pending={pending} danger failure={failure} onCancel={close} />
      </DialogForm>
    </Dialog>
  );
}
