'use client';

import { type ReactNode, useRef, useState } from 'react';
import { Dialog, DialogForm } from '#components/ui/dialog.tsx';
import { headAbout } from '#features/xray/datum.tsx';
import type { MarkName } from '#features/xray/marks.ts';
import type { Failure, Outcome } from '#lib/actions/outcome.ts';
import { DialogFoot } from './dialog-foot.tsx';

interface Props<T> {
  title: string;
  /** What of Postgres the title tells, for X-ray. */
  about?: MarkName;
  open: boolean;
  onClose: () => void;
  /** The words on the button that sends the form. */
  verb: string;
  danger?: boolean;
  /** The verb does nothing until something in the form is another than it was when the dialog opened. */
  quiet?: boolean;
  /** Resolves with what came of it; until then the verb does nothing. The dialog stays open and says so when it failed. */
  onSubmit: (form: FormData) => Promise<Outcome<T>>;
  /** What follows once it went well and the dialog is closed. */
  onDone?: (value: T) => void;
  /** Renders the fields; it is given what is wrong with each, by its name in the API's body. */
  children: (wrong: Record<string, string>) => ReactNode;
}

/** A dialog with a form that is sent once at a time, and closes when that went well. */
export function FormDialog<T>({
  about,
  onClose,
  verb,
  danger = false,
  quiet = false,
  onSubmit,
  onDone,
  children,
  ...dialog
}: Props<T>) {
  const [pending, setPending] = useState(false);
  // A second press may come before `pending` is on the page.
  const sending = useRef(false);
  const [failure, setFailure] = useState<Failure>();

  const close = () => {
    setFailure(undefined);
    onClose();
  };
  const submit = async (form: FormData) => {
    if (sending.current) return;
    sending.current = true;
    setPending(true);
    const outcome = await onSubmit(form);
    sending.current = false;
    setPending(false);
    if (!outcome.ok) return setFailure(outcome.failure);
    close();
    onDone?.(outcome.value);
  };

  return (
    <Dialog {...dialog} head={about && headAbout(about)} onClose={close}>
      <DialogForm onSubmit={submit}>
        {children(failure?.fields ?? {})}
        <DialogFoot
          submit={verb}
          pending={pending}
          danger={danger}
          quiet={quiet}
          failure={failure}
          onCancel={close}
        />
      </DialogForm>
    </Dialog>
  );
}
