'use client';

import { CircleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, useId } from 'react';
import { Datum, type Mark } from '#features/xray/datum.tsx';
import { fieldWords } from '#lib/actions/failure-words.ts';

interface Props {
  label: string;
  /** What is wrong with it, as the contract says it. */
  wrong?: string | undefined;
  /** What of Postgres it holds, for X-ray. */
  mark?: Mark | undefined;
  /** Renders the control; spread what it gets onto the input. */
  children: (control: {
    id: string;
    'aria-invalid': boolean;
    'aria-describedby': string | undefined;
  }) => ReactNode;
}

/** A labelled control with its error below, tied together for screen readers. */
export function Field({ label, wrong, mark, children }: Props) {
  const t = useTranslations();
  const id = useId();
  const errorId = `${id}-error`;
  const input = (
    <span className="input">
      {children({
        id,
        'aria-invalid': wrong !== undefined,
        'aria-describedby': wrong ? errorId : undefined,
      })}
    </span>
  );
  return (
    <div className="field">
      <label className="field__label" htmlFor={id}>
        {label}
      </label>
      {mark ? (
        <Datum home="db" {...mark} place="above-end" block>
          {input}
        </Datum>
      ) : (
        input
      )}
      {wrong && (
        <span className="hint hint--bad" id={errorId}>
          <CircleAlert className="icon" aria-hidden="true" />
          <span>{fieldWords(t, wrong)}</span>
        </span>
      )}
    </div>
  );
}
