'use client';

import { cva } from 'class-variance-authority';
import { ChevronRight } from 'lucide-react';
import { useFormatter, useTranslations } from 'next-intl';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { useReadersZone } from '#lib/browser/readers-zone.ts';
import type { Lit } from './changes.ts';
import { LIT, Section } from './section.tsx';
import type { ActionRun, LogEntry } from './user-state.ts';

interface Props {
  /** Newest first; undefined until they are there. */
  entries: LogEntry[] | undefined;
  lit: Lit;
}

/** The tenant's log of the person, with the Actions that ran. The tenant's own words are English. */
export function Log({ entries, lit }: Props) {
  const t = useTranslations();
  return (
    <Section
      heading={
        <span className="font-display text-18 leading-none font-650 tracking-tight font-stretch-88%">
          {t('backstage.log')}
        </span>
      }
      className="[--lit:var(--accent-text)]"
    >
      {entries === undefined && <Skeleton className="h-40" />}
      {entries?.length === 0 && <p className="text-13 text-muted">{t('backstage.noLog')}</p>}
      <ol className="grid gap-1" aria-label={t('backstage.log')}>
        {entries?.map((entry) => (
          <li
            key={entry.id}
            className={`rounded-small px-3 py-2 -mx-3 ${LIT}`}
            data-lit={lit.has(`log.${entry.id}`) || undefined}
          >
            <Entry entry={entry} />
          </li>
        ))}
      </ol>
    </Section>
  );
}

function Entry({ entry }: { entry: LogEntry }) {
  const format = useFormatter();
  const timeZone = useReadersZone();
  const time = format.dateTime(new Date(entry.date), {
    ...{ hour: '2-digit', minute: '2-digit', second: '2-digit', timeZone },
  });
  return (
    <div className="grid gap-1 text-13">
      <p className="flex flex-wrap items-baseline gap-x-2">
        <time className="font-mono text-12 text-subtle tabular-nums" dateTime={entry.date}>
          {time}
        </time>
        <b className={entry.failed ? 'font-650 text-danger' : 'font-650'} lang="en">
          {entry.name}
        </b>
        <code className="font-mono text-12 text-subtle">{entry.type}</code>
        {entry.client && <span className="text-12 text-subtle">{entry.client}</span>}
      </p>
      {entry.description && (
        <p className="font-mono text-12 wrap-anywhere text-muted" lang="en">
          {entry.description}
        </p>
      )}
      {entry.actions.length > 0 && (
        <ol className="grid gap-1 border-l-2 border-line-2 pl-3">
          {entry.actions.map((run, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: an Action may run twice in one flow, and never moves in it
            <li key={index}>
              <Run run={run} />
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}

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
function Run({ run }: { run: ActionRun }) {
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
