'use client';

import type { XrayProfile, XrayRequest } from '@setlist/contracts/xray';
import { useFormatter, useTranslations } from 'next-intl';
import { type ReactNode, useSyncExternalStore } from 'react';
import { HOME_NAMES } from '#components/ui/tape.tsx';
import { failureWords, type Outcome } from '#lib/actions/outcome.ts';
import type { Mark } from './marks.ts';
import { useXrayAnswer } from './use-xray-answer.ts';
import { useXrayData } from './xray-provider.tsx';

/** What a tape opens to: the datum, what is behind it at its home, what brought it, and where to read on. */
export function XrayCard({ mark, shown }: { mark: Mark; shown: string }) {
  const t = useTranslations();
  const { places } = useXrayData();
  const { home, sources, copyOf, from } = mark;
  return (
    <dl className="grid gap-3">
      {shown && (
        <Fact name={t('xray.value')}>
          <span className="line-clamp-3 text-14">{shown}</span>
        </Fact>
      )}
      <Fact name={t('xray.key')}>
        <Code>{sources.join(', ')}</Code>
        {copyOf && <span className="text-muted">{t('xray.copyOf', { datum: copyOf })}</span>}
      </Fact>
      {'claims' in from ? <OfToken claims={from.claims} /> : <OfRequest {...from} />}
      {home !== 'db' && (
        <AtTenant home={home}>
          {places.profile && <Away href={places.profile}>{t('xray.dashboard')}</Away>}
        </AtTenant>
      )}
    </dl>
  );
}

/** The claims in the session's token, who issued it for whom, and how long it is good for. */
function OfToken({ claims }: { claims: string[] }) {
  const t = useTranslations();
  const format = useFormatter();
  const token = useXrayAnswer<Record<string, unknown>>('/xray/token');
  return (
    <>
      <Answered name={t('xray.token')} outcome={token}>
        {(payload) => <Json value={Object.fromEntries(claims.map((claim) => [claim, payload[claim]]))} />}
      </Answered>
      {token?.ok && (
        <>
          <Fact name={t('xray.issuer')}>
            <Code>{String(token.value.iss)}</Code>
          </Fact>
          <Fact name={t('xray.audience')}>
            <Code>{[token.value.aud].flat().join(', ')}</Code>
          </Fact>
          <Fact name={t('xray.timeLeft')}>
            <span>{format.relativeTime(new Date(Number(token.value.exp) * 1000), new Date())}</span>
          </Fact>
        </>
      )}
    </>
  );
}

/** The metadata as they stand at the identity provider now. */
function AtTenant({ home, children }: { home: 'user' | 'app'; children: ReactNode }) {
  const t = useTranslations();
  const profile = useXrayAnswer<XrayProfile>('/xray/profile');
  return (
    <Answered name={t('xray.atTenant')} outcome={profile} after={children}>
      {(value) => <Json value={{ [HOME_NAMES[home]]: value[HOME_NAMES[home]] }} />}
    </Answered>
  );
}

/** The request to the API, what it did in Postgres, and where that is written. */
function OfRequest({ operationId, method, path }: { operationId: string; method: string; path: string }) {
  const t = useTranslations();
  const { answers, places } = useXrayData();
  // The page may be fetched again while the card is open.
  const answer = useSyncExternalStore(
    answers.subscribe,
    () => answers.get(operationId),
    () => undefined,
  );
  const request = useXrayAnswer<XrayRequest>(answer && `/xray/requests/${answer.requestId}`);
  return (
    <>
      <Fact name={t('xray.fetchedBy')}>
        <Code>{answer ? `${answer.method} ${answer.path}` : `${method} ${path}`}</Code>
        {answer && (
          <span className="text-muted">
            {t('xray.answered', {
              status: `${answer.status}`,
              ms: Math.round(answer.ms),
              id: answer.requestId,
            })}
          </span>
        )}
        {request?.ok && <Written at={request.value.operation} source={places.source} />}
      </Fact>
      {answer && (
        <Answered name={t('xray.statements')} outcome={request} otherwise={t('xray.notRecorded')}>
          {({ statements }) =>
            statements.map((statement, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: what was run is told once, and stays
              <details key={index} className="w-full space-y-1" open={index === statements.length - 1}>
                <summary className="min-h-6 font-mono text-12 max-md:min-h-11 max-md:content-center">
                  {t('xray.statement', {
                    name: nameOf(statement),
                    ms: statement.ms,
                    rows: statement.rowCount,
                  })}
                </summary>
                <Code block>{statement.text.trim()}</Code>
                <Json value={{ params: statement.params, rows: statement.rows }} />
              </details>
            ))
          }
        </Answered>
      )}
    </>
  );
}

/** Where the route is described, and where the function behind it is written. */
function Written({
  at: { docs, file, line },
  source,
}: {
  at: XrayRequest['operation'];
  source?: string | undefined;
}) {
  const t = useTranslations();
  const place = `${file}:${line}`;
  return (
    <span className="grid justify-items-start">
      <Away href={docs}>{t('xray.docs')}</Away>
      {source ? (
        <Away href={source.replace('{file}', file).replace('{line}', `${line}`)}>{place}</Away>
      ) : (
        <Code>{place}</Code>
      )}
    </span>
  );
}

/** A statement in short: the file it comes from or, for one by Prisma, what it does to which table. */
function nameOf({ files, text }: XrayRequest['statements'][number]): string {
  const file = files.at(-1)?.split('/').at(-1);
  if (file) return file;
  const verb = /^\w+/.exec(text.trim())?.[0] ?? '';
  const table = /(?:FROM|INTO|UPDATE)\s+(?:"public"\.)?"?(\w+)/i.exec(text)?.[1] ?? '';
  return `${verb} ${table}`.trim();
}

interface AnsweredProps<T> {
  name: string;
  /** Undefined while it is asked for. */
  outcome: Outcome<T> | undefined;
  /** Said instead of `not-found`. */
  otherwise?: string;
  /** What stands below, whatever is answered. */
  after?: ReactNode;
  children: (value: T) => ReactNode;
}

function Answered<T>({ name, outcome, otherwise, after, children }: AnsweredProps<T>) {
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
      {after}
    </Fact>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="mb-0.5 text-muted">{name}</dt>
      <dd className="grid justify-items-start gap-1 wrap-anywhere">{children}</dd>
    </div>
  );
}

function Code({ block, children }: { block?: boolean; children: string }) {
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

function Json({ value }: { value: unknown }) {
  return <Code block>{JSON.stringify(value, null, 2)}</Code>;
}

function Away({ href, children }: { href: string; children: string }) {
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
