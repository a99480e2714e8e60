'use client';

import type { MarkName } from '#features/xray/marks.ts';
import type { Outcome } from '#lib/actions/outcome.ts';
import { FormDialog } from './form-dialog.tsx';

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
export function ConfirmDialog({ text, onConfirm, ...dialog }: Props) {
  return (
    <FormDialog {...dialog} danger onSubmit={onConfirm}>
      {() => <p className="mt-2 text-muted">{text}</p>}
    </FormDialog>
  );
}
