'use client';

import { CircleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
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
        <div className="banner banner--inside" role="alert">
          <CircleAlert className="icon" aria-hidden="true" />
          <p>
            <b>{words.title}</b>
            <span>{words.text}</span>
          </p>
          {remedy && (
            <button type="button" className="button button--small button--line" onClick={remedy.run}>
              {remedy.label}
            </button>
          )}
        </div>
      )}
      <div className="dialog__foot">
        <button type="button" className="button button--quiet" onClick={onCancel}>
          {t('common.cancel')}
        </button>
        <button
          type="submit"
          className={`button ${danger ? 'button--danger' : 'button--primary'}`}
          disabled={pending}
        >
          {submit}
        </button>
      </div>
    </>
  );
}
