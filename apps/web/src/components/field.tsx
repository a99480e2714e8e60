'use client';

import { CircleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, useId } from 'react';
import { Hint } from '#components/ui/hint.tsx';
import { Datum } from '#features/xray/datum.tsx';
import type { MarkName } from '#features/xray/marks.ts';
import { fieldWords } from '#lib/actions/outcome.ts';

interface Props {
  label: string;
  /** What is wrong with it, as the contract says it. */
  wrong?: string | undefined;
  /** What of Postgres it holds, for X-ray. */
  mark?: MarkName | undefined;
  /** Renders the control; spread what it gets onto it. */
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
  const control = children({
    id,
    'aria-invalid': wrong !== undefined,
    'aria-describedby': wrong ? errorId : undefined,
  });
  return (
    <div className="grid gap-1.5">
      <label className="text-13 font-550 text-muted" htmlFor={id}>
        {label}
      </label>
      {mark ? (
        <Datum mark={mark} place="above-end" block>
          {control}
        </Datum>
      ) : (
        control
      )}
      {/* Live, since the focus may be in the field already. */}
      <span className="contents" aria-live="polite">
        {wrong && (
          <Hint tone="bad" id={errorId}>
            <CircleAlert />
            <span>{fieldWords(t, wrong)}</span>
          </Hint>
        )}
      </span>
    </div>
  );
}
