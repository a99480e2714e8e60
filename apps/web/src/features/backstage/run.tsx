'use client';

import { cva } from 'class-variance-authority';
import { ChevronRight } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ActionRun } from './user-state.ts';

const outcomeVariants = cva('text-12 font-550', {
  variants: {
    outcome: {
      done: 'text-ok',
      redirected: 'text-muted',
      denied: 'text-danger',
      failed: 'text-danger',
      stopped: 'text-danger',
    },
  },
});

/** One Action's run: how long it took, how it ended, and what it asked of the tenant and said on its console. */
export function Run({ run }: { run: ActionRun }) {
  const t = useTranslations();
  const { name, during, ms, outcome, error, asked, console: said } = run;
  const lines = [
    ...asked.map(({ what, key, value }) =>
      [what, key, value === undefined ? '' : JSON.stringify(value)].filter(Boolean).join(' '),
    ),
    ...said.map(({ level, message }) => `${level}: ${message}`),
    ...(error === null ? [] : [error]),
  ];
  const head = (
    <>
      <span className="font-medium" lang="en">
        {name}
      </span>
      <span className="text-12 text-subtle">{t(`backstage.during.${during}`, { ms: Math.round(ms) })}</span>
      <span className={outcomeVariants({ outcome })}>{t(`backstage.outcome.${outcome}`)}</span>
    </>
  );
  if (lines.length === 0) return <p className="flex flex-wrap items-baseline gap-x-2">{head}</p>;
  return (
    <details className="group">
      <summary className="flex min-h-6 flex-wrap items-baseline gap-x-2">
        {head}
        <ChevronRight className="size-3.5 self-center text-muted group-open:rotate-90" />
      </summary>
      <pre
        className="font-mono text-12 leading-[1.6] whitespace-pre-wrap wrap-anywhere text-muted"
        translate="no"
      >
        {lines.join('\n')}
      </pre>
    </details>
  );
}
