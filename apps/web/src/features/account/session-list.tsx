'use client';

import { Monitor, Smartphone } from 'lucide-react';
import { useFormatter, useTranslations } from 'next-intl';
import { useRef } from 'react';
import { Button } from '#components/ui/button.tsx';
import { useToast } from '#components/ui/toast.tsx';
import { useFocusAfter } from '#components/use-focus-after.ts';
import { useOnce } from '#components/use-once.ts';
import { useAct } from '#lib/actions/use-act.ts';
import { useFailure } from '#lib/actions/use-failure.ts';
import { useReadersZone } from '#lib/browser/readers-zone.ts';
import { endSession } from './actions.ts';
import { describeBrowser } from './describe-browser.ts';

/** A browser in which the person is signed in, as the API lists it. */
interface Session {
  sessionId: string;
  current: boolean;
  userAgent: string | null;
  ip: string | null;
  signedInAt: string | null;
  lastUsedAt: string | null;
}

interface Props {
  sessions: readonly Session[];
  /** What each row tells, by the names that the identity provider has for it. */
  from: string;
}

/** The browsers in which the person is signed in; each but this one can be signed out. */
export function SessionList({ sessions, from }: Props) {
  const t = useTranslations('yourAccount.sessions');
  const list = useRef<HTMLUListElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const ids = sessions.filter(({ current }) => !current).map(({ sessionId }) => sessionId);
  const { gone } = useFocusAfter({ list, ids, otherwise: heading });

  return (
    <>
      <h3 className="text-14 font-semibold" ref={heading} tabIndex={-1} id="sessions">
        {t('title')}
      </h3>
      <p className="mt-0.5 font-mono text-12 wrap-anywhere text-subtle">{from}</p>
      <ul className="mt-3 mb-5 grid gap-2" ref={list} aria-labelledby="sessions">
        {sessions.map((session) => (
          <SessionRow key={session.sessionId} session={session} onEnd={() => gone(session.sessionId)} />
        ))}
      </ul>
    </>
  );
}

function SessionRow({ session, onEnd }: { session: Session; onEnd: () => void }) {
  const { sessionId, current, ip, signedInAt, lastUsedAt } = session;
  const t = useTranslations('yourAccount.sessions');
  const format = useFormatter();
  const timeZone = useReadersZone();
  const toast = useToast();
  const tellFailure = useFailure();
  const { act } = useAct();
  const { once, pending } = useOnce();
  const { browser, system } = describeBrowser(session.userAgent);
  const name = system ? t('on', { browser: browser ?? t('unknown'), system }) : (browser ?? t('unknown'));
  const when = (time: string) =>
    format.dateTime(new Date(time), { dateStyle: 'medium', timeStyle: 'short', timeZone });
  const Icon = /^(Android|iPhone|iPad)$/.test(system ?? '') ? Smartphone : Monitor;

  const end = async () => {
    onEnd();
    const outcome = await act(endSession, { params: { sessionId } });
    if (outcome.ok) toast({ tone: 'ok', title: t('ended', { name }) });
    else tellFailure(outcome.failure, { retry: end });
  };
  return (
    <li className="flex min-h-14 flex-wrap items-center gap-x-3.5 gap-y-2 rounded-control border border-line-2 px-4 py-2.5">
      <Icon className="shrink-0 text-muted" />
      <div className="min-w-0 flex-1 basis-52" id={`session-${sessionId}`}>
        <p className="flex flex-wrap items-center gap-x-2 font-semibold wrap-anywhere">
          <span>{name}</span>
          {current && <span className="text-13 font-normal text-muted">{t('current')}</span>}
        </p>
        <p className="text-13 text-muted">
          {lastUsedAt !== null && <span>{t('lastUsed', { when: when(lastUsedAt) })}</span>}
        </p>
        <p className="text-13 text-muted">
          {signedInAt !== null && <span>{t('signedIn', { when: when(signedInAt) })}</span>}
        </p>
      </div>
      {ip !== null && <span className="font-mono text-12 wrap-anywhere text-subtle">{ip}</span>}
      {!current && (
        <Button
          variant="line"
          size="small"
          disabled={pending}
          aria-label={t('endNamed', { name })}
          aria-describedby={`session-${sessionId}`}
          onClick={() => void once(end)}
        >
          {t('end')}
        </Button>
      )}
    </li>
  );
}
