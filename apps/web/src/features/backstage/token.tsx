'use client';

import { useNow, useTranslations } from 'next-intl';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { Tape } from '#components/ui/tape.tsx';
import type { Claims } from '#features/xray/use-token.ts';
import { failureWords, type Outcome } from '#lib/actions/outcome.ts';
import type { Lit } from './changes.ts';
import { Json } from './json.tsx';
import { Section } from './section.tsx';

/** The session's access token: the time that is left to it, what Actions put into it, and what every token has. */
export function Token({ token, lit }: { token: Outcome<Claims> | undefined; lit: Lit }) {
  const t = useTranslations();
  return (
    <Section
      heading={<Tape home="token">{t('backstage.token')}</Tape>}
      beside={token?.ok && <TimeLeft until={token.value.exp} />}
      className="[--lit:var(--accent-text)]"
    >
      {token === undefined && <Skeleton className="h-44" />}
      {token?.ok === false && <p role="status">{failureWords(t, token.failure).title}</p>}
      {token?.ok && (
        <>
          <Json section="token" values={claimsOf(token.value, isOurs)} lit={lit} />
          <details>
            <summary className="min-h-6 text-13 text-muted">{t('backstage.registered')}</summary>
            <Json section="token" values={claimsOf(token.value, (name) => !isOurs(name))} lit={lit} />
          </details>
        </>
      )}
    </Section>
  );
}

/** Custom claims have names with a namespace, so that they are none of the registered ones (RFC 7519, 4.2). */
const isOurs = (name: string) => name.includes('://');

function claimsOf(claims: Claims, isWanted: (name: string) => boolean): Record<string, unknown> {
  return Object.fromEntries(
    Object.keys(claims)
      .filter(isWanted)
      .sort()
      .map((name) => [name, claims[name]]),
  );
}

/** Counts down to a moment, in seconds since 1970. */
function TimeLeft({ until }: { until: number }) {
  const t = useTranslations();
  const left = Math.max(0, Math.round(until - useNow({ updateInterval: 1_000 }).getTime() / 1_000));
  return (
    <p className="flex items-baseline gap-2 text-12 text-muted">
      <span>{t('backstage.timeLeft')}</span>
      <span
        className="font-mono text-16 leading-none font-medium text-foreground tabular-nums"
        role="timer"
        aria-label={t('backstage.timeLeft')}
      >
        {clock(left)}
      </span>
    </p>
  );
}

/** 59:07, or 23:59:07. */
function clock(seconds: number): string {
  const parts = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60];
  return (parts[0] ? parts : parts.slice(1)).map((part) => `${part}`.padStart(2, '0')).join(':');
}
