'use client';

import { type ReactNode, useState } from 'react';
import { Dialog, DialogForm } from '#components/ui/dialog.tsx';
import { headAbout } from '#features/xray/datum.tsx';
import type { MarkName } from '#features/xray/marks.ts';
import type { Failure, Outcome } from '#lib/actions/outcome.ts';
import { useFailure } from '#lib/actions/use-failure.ts';
import { DialogFoot } from './dialog-foot.tsx';
import { useOnce } from './use-once.ts';
import { type Opening, useOpening } from './use-opening.ts';

interface FormProps<T> {
  onClose: () => void;
  /** The words on the button that sends the form. */
  verb: string;
  danger?: boolean;
  /** The verb does nothing until something in the form is another than it was when the dialog opened. */
  quiet?: boolean;
  /** Resolves with what came of it; until then the verb does nothing. The dialog stays open and says so when it failed. */
  onSubmit: (form: FormData) => Promise<Outcome<T>>;
  /** What follows once it went well and the dialog is closed; `early`: somebody closed it before that was known. */
  onDone?: (value: T, early: boolean) => void;
  /** Renders the fields; it is given what is wrong with each, by its name in the API's body. */
  children: (wrong: Record<string, string>) => ReactNode;
}

interface Props<T> extends FormProps<T> {
  title: string;
  /** What of Postgres the title tells, for X-ray. */
  about?: MarkName;
  open: boolean;
}

/**
 * A dialog with a form that is sent once at a time, and closes when that went well. It can be closed before: a
 * failure is told in a toast then, and the dialog's next opening knows nothing of it.
 */
export function FormDialog<T>({ title, about, open, ...form }: Props<T>) {
  const opening = useOpening(open);
  return (
    <Dialog title={title} head={about && headAbout(about)} open={open} onClose={form.onClose}>
      <Form key={opening.number} opening={opening} {...form} />
    </Dialog>
  );
}

function Form<T>({
  opening,
  onClose,
  verb,
  danger = false,
  quiet = false,
  onSubmit,
  onDone,
  children,
}: FormProps<T> & { opening: Opening }) {
  const tellFailure = useFailure();
  const { once, pending } = useOnce();
  const [failure, setFailure] = useState<Failure>();

  const submit = async (form: FormData) => {
    const outcome = await onSubmit(form);
    if (!outcome.ok) return opening.isThere() ? setFailure(outcome.failure) : tellFailure(outcome.failure);
    const early = opening.wasClosed();
    if (!early) onClose();
    onDone?.(outcome.value, early);
  };

  return (
    <DialogForm onSubmit={(form) => void once(() => submit(form))}>
      {children(failure?.fields ?? {})}
      <DialogFoot
        submit={verb}
        pending={pending}
        danger={danger}
        quiet={quiet}
        failure={failure}
        onCancel={onClose}
      />
    </DialogForm>
  );
}
