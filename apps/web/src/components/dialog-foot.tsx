'use client';

import { CircleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Alert } from '#components/ui/alert.tsx';
import { Button } from '#components/ui/button.tsx';
import { failureWords } from '#lib/actions/failure-words.ts';
import type { Failure } from '#lib/actions/outcome.ts';
import { useRemedy } from '#lib/actions/use-failure.ts';

interface Props {
  submit: string;
  pending: boolean;
  danger?: boolean;
  /** Why the last attempt failed. */
  failure?: Failure | undefined;
  onCancel: () => void;
}

/** Why it failed and what helps, Cancel, and the verb, at the foot of a dialog's form. */
export function DialogFoot({ submit, pending, danger, failure, onCancel }: Props) {
  const t = useTranslations();
  const remedyOf = useRemedy();
  // What is wrong with a field stands at the field.
  const told = failure && Object.keys(failure.fields).length === 0 ? failure : undefined;
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
        <Button type="submit" variant={danger ? 'danger' : 'primary'} disabled={pending}>
          {submit}
        </Button>
      </div>
    </>
  );
}
