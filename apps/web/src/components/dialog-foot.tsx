'use client';

import { CircleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { Alert } from '#components/ui/alert.tsx';
import { Button } from '#components/ui/button.tsx';
import { type Failure, failureWords } from '#lib/actions/outcome.ts';
import { useRemedy } from '#lib/actions/use-failure.ts';

interface Props {
  submit: string;
  pending: boolean;
  danger?: boolean;
  /** The verb does nothing until something in the form is another than it was when the dialog opened. */
  quiet?: boolean;
  /** Why the last attempt failed. */
  failure?: Failure | undefined;
  onCancel: () => void;
}

/**
 * Why it failed and what helps, Cancel, and the verb, at the foot of a dialog's form. What is wrong with a field stands at
 * the field, which has the focus then.
 */
export function DialogFoot({ submit, pending, danger, quiet, failure, onCancel }: Props) {
  const t = useTranslations();
  const remedyOf = useRemedy();
  const verb = useRef<HTMLButtonElement>(null);
  const changed = useChanged(verb);
  const waiting = pending || (quiet && !changed);
  const told = useFieldsFirst(verb, failure);
  const words = told && failureWords(t, told);
  const remedy = told && remedyOf(told);
  return (
    <>
      {words && (
        <Alert icon={CircleAlert} title={words.title} text={words.text} place="dialog" className="mt-1.5">
          {remedy && (
            <Button variant="outline" size="small" className="max-md:w-full" onClick={remedy.run}>
              {remedy.label}
            </Button>
          )}
        </Alert>
      )}
      <div className="mt-1.5 flex justify-end gap-2.5">
        <Button variant="quiet" onClick={onCancel}>
          {t('common.cancel')}
        </Button>
        <Button
          ref={verb}
          type="submit"
          variant={danger ? 'danger' : 'primary'}
          // Not `disabled`: it would lose the focus. Enter in a field presses it, too.
          aria-disabled={waiting}
          onClick={(event) => waiting && event.preventDefault()}
        >
          {submit}
        </Button>
      </div>
    </>
  );
}

/**
 * Gives the first field that is wrong the focus. Returns the failure where the form that `button` is in has no such field,
 * so that it has to be told otherwise.
 */
function useFieldsFirst(button: RefObject<HTMLButtonElement | null>, failure: Failure | undefined) {
  const [untold, setUntold] = useState<Failure>();
  useEffect(() => {
    const wrong = failure && button.current?.form?.querySelector<HTMLElement>('[aria-invalid=true]');
    wrong?.focus();
    setUntold(wrong ? undefined : failure);
  }, [button, failure]);
  return untold;
}

/** Whether a field of the form that `button` is in says another thing than at first; spaces around it are no change. */
function useChanged(button: RefObject<HTMLButtonElement | null>): boolean {
  const [changed, setChanged] = useState(false);
  useEffect(() => {
    const form = button.current?.form;
    if (!form) return;
    const first = saidIn(form);
    const compare = () => setChanged(saidIn(form) !== first);
    form.addEventListener('input', compare);
    return () => form.removeEventListener('input', compare);
  }, [button]);
  return changed;
}

/** What all fields of a form say, whatever kind they are. */
function saidIn(form: HTMLFormElement): string {
  return JSON.stringify([...new FormData(form)].map(([name, value]) => [name, String(value).trim()]));
}
