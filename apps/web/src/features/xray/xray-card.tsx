'use client';

import type { XrayProfile, XrayRequest } from '@setlist/contracts/xray';
import { useFormatter, useTranslations } from 'next-intl';
import { type ReactNode, useEffect, useState } from 'react';
import { HOME_NAMES, Tape } from '#components/ui/tape.tsx';
import { failed, failureWords, type Outcome } from '#lib/actions/outcome.ts';
import type { Mark } from './marks.ts';
import { useXrayData } from './xray-provider.tsx';

/** What a tape opens to: the datum, what is behind it at its home, what brought it, and where to read on. */
export function XrayCard({ mark, shown }: { mark: Mark; shown: string }) {
  const t = useTranslations();
  const { places } = useXrayData();
  const { home, sources, copyOf, from } = mark;
  return (
    <>
      <Tape home={home}>{HOME_NAMES[home]}</Tape>
      {shown && (
        <Fact name={t('xray.value')}>
          <span className="line-clamp-3 text-14 wrap-anywhere text-foreground">{shown}</span>
        </Fact>
      )}
      <Fact name={t('xray.key')}>
        <Code>{sources.join(', ')}</Code>
        {copyOf && <span>{t('xray.copyOf', { datum: copyOf })}</span>}
      </Fact>
      {'claims' in from ? <OfToken claims={from.claims} /> : <OfRequest {...from} />}
      {home !== 'db' && <AtTenant home={home} />}
      {home !== 'db' && places.profile && <Away href={places.profile}>{t('xray.dashboard')}</Away>}
    </>
  );
}

/** The claims in the session's token, who issued it for whom, and how long it is good for. */
function OfToken({ claims }: { claims: string[] }) {
  const t = useTranslations();
  const format = useFormatter();
  const token = useXrayAnswer<Record<string, unknown>>('/xray/token');
  return (
    <Answered name={t('xray.token')} outcome={token}>
      {(payload) => (
        <>
          <Json value={Object.fromEntries(claims.map((claim) => [claim, payload[claim]]))} />
          <Fact name={t('xray.issuer')}>
            <Code>{String(payload.iss)}</Code>
          </Fact>
          <Fact name={t('xray.audience')}>
            <Code>{[payload.aud].flat().join(', ')}</Code>
          </Fact>
          <Fact name={t('xray.timeLeft')}>
            <span className="text-foreground">
              {format.relativeTime(new Date(Number(payload.exp) * 1000), new Date())}
            </span>
          </Fact>
        </>
      )}
    </Answered>
  );
}

/** The metadata as they stand at the identity provider now. */
function AtTenant({ home }: { home: 'user' | 'app' }) {
  const t = useTranslations();
  const profile = useXrayAnswer<XrayProfile>('/xray/profile');
  return (
    <Answered name={t('xray.atTenant')} outcome={profile}>
      {(value) => <Json value={{ [HOME_NAMES[home]]: value[HOME_NAMES[home]] }} />}
    </Answered>
  );
}

/** The request to the API, what it did in Postgres, and where that is written. */
function OfRequest({ operationId, method, path }: { operationId: string; method: string; path: string }) {
  const t = useTranslations();
  const { answers, places } = useXrayData();
  const answer = answers.get(operationId);
  const request = useXrayAnswer<XrayRequest>(answer && `/xray/requests/${answer.requestId}`);
  return (
    <>
      <Fact name={t('xray.fetchedBy')}>
        <Code>{answer ? `${answer.method} ${answer.path}` : `${method} ${path}`}</Code>
        {answer && (
          <span>
            {t('xray.answered', {
              status: `${answer.status}`,
              ms: Math.round(answer.ms),
              id: answer.requestId,
            })}
          </span>
        )}
      </Fact>
      {answer && (
        <Answered name={t('xray.statements')} outcome={request} otherwise={t('xray.notRecorded')}>
          {({ statements, operation }) => (
            <>
              {statements.map((statement) => (
                <details key={statement.text} className="grid gap-1" open={statements.length === 1}>
                  <summary className="min-h-6 font-mono text-12">
                    {t('xray.statement', {
                      name: statement.files.at(-1)?.split('/').at(-1) ?? statement.text.slice(0, 24),
                      ms: statement.ms,
                      rows: statement.rowCount,
                    })}
                  </summary>
                  <Code block>{statement.text}</Code>
                  <Json value={statement.rows} />
                </details>
              ))}
              <span className="flex flex-wrap gap-x-4">
                <Away href={operation.docs}>{t('xray.docs')}</Away>
                {places.source ? (
                  <Away
                    href={places.source
                      .replace('{file}', operation.file)
                      .replace('{line}', `${operation.line}`)}
                  >
                    {`${operation.file}:${operation.line}`}
                  </Away>
                ) : (
                  <Code>{`${operation.file}:${operation.line}`}</Code>
                )}
              </span>
            </>
          )}
        </Answered>
      )}
    </>
  );
}

interface AnsweredProps<T> {
  name: string;
  /** Undefined while it is asked for. */
  outcome: Outcome<T> | undefined;
  /** Said instead of `not-found`. */
  otherwise?: string;
  children: (value: T) => ReactNode;
}

function Answered<T>({ name, outcome, otherwise, children }: AnsweredProps<T>) {
  const t = useTranslations();
  return (
    <Fact name={name}>
      {outcome === undefined ? (
        <span role="status">{t('xray.asking')}</span>
      ) : outcome.ok ? (
        children(outcome.value)
      ) : (
        <span role="status">
          {outcome.failure.kind === 'not-found' && otherwise
            ? otherwise
            : failureWords(t, outcome.failure).title}
        </span>
      )}
    </Fact>
  );
}

/** Asks one of X-ray's routes for this page's person; undefined until it answers, or without a path. */
function useXrayAnswer<T>(path: string | undefined): Outcome<T> | undefined {
  const { madeFor } = useXrayData();
  const [outcome, setOutcome] = useState<Outcome<T>>();
  useEffect(() => {
    if (!path) return;
    const over = new AbortController();
    fetch(`${path}?${new URLSearchParams({ for: madeFor })}`, { signal: over.signal })
      .then((response) => response.json())
      .then(setOutcome)
      .catch(() => over.signal.aborted || setOutcome(failed('unanswered')));
    return () => over.abort();
  }, [path, madeFor]);
  return outcome;
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid w-full min-w-0 gap-1 text-muted">
      <span>{name}</span>
      {children}
    </div>
  );
}

function Code({ block, children }: { block?: boolean; children: string }) {
  return (
    <code
      className={
        block
          ? 'block max-h-40 overflow-auto rounded-small bg-surface-1 p-2 font-mono text-12 whitespace-pre-wrap text-foreground'
          : 'font-mono text-13 font-medium wrap-anywhere text-foreground'
      }
    >
      {children}
    </code>
  );
}

function Json({ value }: { value: unknown }) {
  return <Code block>{JSON.stringify(value, null, 2)}</Code>;
}

function Away({ href, children }: { href: string; children: string }) {
  return (
    <a
      className="inline-flex min-h-6 items-center font-550 wrap-anywhere text-foreground underline decoration-line-ctl underline-offset-3"
      href={href}
      target="_blank"
      rel="noreferrer"
    >
      {children}
    </a>
  );
}
