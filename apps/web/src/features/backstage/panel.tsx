'use client';

import { cva } from 'class-variance-authority';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { HOME_NAMES, Tape } from '#components/ui/tape.tsx';
import { useToken } from '#features/xray/use-token.ts';
import { useXrayData } from '#features/xray/xray-provider.tsx';
import { type Lit, litBy, useChanges } from './changes.ts';
import { Frame } from './frame.tsx';
import { Json } from './json.tsx';
import { Log } from './log.tsx';
import { News } from './news.tsx';
import { Section } from './section.tsx';
import { Token } from './token.tsx';
import { type Line, useUserState } from './use-user-state.ts';

/** What is kept, and what happens: beside the page each is scrolled by itself, so that both are always in view. */
const PART = 'grid min-h-0 content-start gap-y-5 xl:overflow-y-auto xl:overscroll-contain xl:px-5 xl:pb-8';

/** Backstage: the signed-in person at the tenant, their token, and the tenant's log, each as it is now. */
export function Panel() {
  const t = useTranslations();
  const { places, sessionExpiresAt } = useXrayData();
  const { state, line } = useUserState();
  const token = useToken(sessionExpiresAt, { isAwaited: line === 'connecting', newestId: state?.log[0]?.id });
  const claims = token?.ok ? token.value : undefined;
  const shown = useMemo(
    () => ({
      user_metadata: state && (state.profile.user_metadata ?? {}),
      app_metadata: state && (state.profile.app_metadata ?? {}),
      token: claims,
      log: state && Object.fromEntries(state.log.map((entry) => [entry.id, entry])),
    }),
    [state, claims],
  );
  const moments = useChanges(shown);
  const lit = litBy(moments);

  return (
    <Frame beside={<LineState line={line} />}>
      <div className="grid min-h-0 flex-1 content-start gap-x-6 gap-y-5 overflow-y-auto overscroll-contain px-5 pb-8 sheet:grid-cols-2 sheet:pb-28 xl:grid-rows-[3fr_2fr] xl:content-stretch xl:gap-y-0 xl:overflow-hidden xl:px-0 xl:pb-0">
        <div className={PART}>
          {places.profile && (
            <a
              className="inline-flex min-h-6 items-center justify-self-start text-13 font-550 underline decoration-line-ctl underline-offset-3"
              href={places.profile}
              target="_blank"
              rel="noreferrer"
            >
              {t('xray.dashboard')}
            </a>
          )}
          <Metadata home="user" values={state && shown.user_metadata} lit={lit} />
          <Metadata home="app" values={state && shown.app_metadata} lit={lit} />
          <Token token={token} lit={lit} />
        </div>
        <div className={`${PART} xl:border-t xl:border-line xl:pt-5`}>
          <Log entries={state?.log} lit={lit} />
        </div>
      </div>
      <News moments={moments} log={state?.log} />
    </Frame>
  );
}

const COLOURS = { user: '[--lit:var(--home-user)]', app: '[--lit:var(--home-app)]' };

interface MetadataProps {
  home: 'user' | 'app';
  /** Undefined until they are there. */
  values: Record<string, unknown> | undefined;
  lit: Lit;
}

/** One kind of metadata of the profile at the tenant. */
function Metadata({ home, values, lit }: MetadataProps) {
  const t = useTranslations();
  const name = HOME_NAMES[home];
  return (
    <Section
      heading={<Tape home={home}>{name}</Tape>}
      beside={<p className="text-12 text-muted">{t(`backstage.${home}`)}</p>}
      className={COLOURS[home]}
    >
      {values ? <Json section={name} values={values} lit={lit} /> : <Skeleton className="h-19" />}
    </Section>
  );
}

const dotVariants = cva('size-1.75 flex-none rounded-full forced-colors:bg-[CanvasText]', {
  variants: {
    line: {
      live: 'bg-ok',
      connecting: 'bg-line-ctl',
      lost: 'bg-danger',
      gone: 'bg-danger',
      over: 'bg-danger',
    },
  },
});

/** Whether what is shown is so now, in a word. */
function LineState({ line }: { line: Line }) {
  const t = useTranslations();
  return (
    <span className="inline-flex min-w-0 items-center gap-2 text-13 leading-tight text-muted" role="status">
      <i className={dotVariants({ line })} />
      <span>{t(`backstage.line.${line}`)}</span>
    </span>
  );
}
