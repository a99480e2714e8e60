import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { failureWords, type Outcome } from '#lib/actions/outcome.ts';

// What cards are written with.

/** A name and what is told under it; stands in a `dl`. */
export function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="mb-0.5 text-muted">{name}</dt>
      <dd className="grid justify-items-start gap-1 wrap-anywhere">{children}</dd>
    </div>
  );
}

interface AnsweredProps<T> {
  /** Undefined while it is asked for. */
  outcome: Outcome<T> | undefined;
  /** Said instead of `not-found`. */
  otherwise?: string;
  children: (value: T) => ReactNode;
}

/** What was asked for, or that it is being asked for, or why it cannot be had. */
export function Answered<T>({ outcome, otherwise, children }: AnsweredProps<T>) {
  const t = useTranslations();
  if (outcome?.ok) return children(outcome.value);
  const said =
    outcome === undefined
      ? t('xray.asking')
      : outcome.failure.kind === 'not-found' && otherwise
        ? otherwise
        : failureWords(t, outcome.failure).title;
  return <span role="status">{said}</span>;
}

/** A line or, as a `block`, lines of what a machine reads. */
export function Code({ block, children }: { block?: boolean; children: string }) {
  return (
    <code
      className={
        block
          ? 'block w-full rounded-small bg-surface-1 p-2 font-mono text-12 whitespace-pre-wrap'
          : 'font-mono font-medium'
      }
    >
      {children}
    </code>
  );
}

/** A value as JSON, in full. */
export function JsonBlock({ value }: { value: unknown }) {
  return <Code block>{JSON.stringify(value, null, 2)}</Code>;
}

/** What is told once somebody asks for it, by a press on its summary. */
export function Fold({
  summary,
  open = false,
  children,
}: {
  summary: string;
  open?: boolean;
  children: ReactNode;
}) {
  return (
    <details className="w-full space-y-1" open={open}>
      <summary className="min-h-6 font-mono text-12 max-md:min-h-11 max-md:content-center">{summary}</summary>
      <div className="grid justify-items-start gap-1">{children}</div>
    </details>
  );
}

/** A link out of the app, which stays open. */
export function Away({ href, children }: { href: string; children: string }) {
  return (
    <a
      className="inline-flex min-h-6 items-center font-550 underline decoration-line-ctl underline-offset-3 max-md:min-h-11"
      href={href}
      target="_blank"
      rel="noreferrer"
    >
      {children}
    </a>
  );
}
