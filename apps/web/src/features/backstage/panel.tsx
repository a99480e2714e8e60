'use client';

import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type KeyboardEvent, useEffect, useMemo, useRef } from 'react';
import { flushSync } from 'react-dom';
import { IconButton } from '#components/ui/icon-button.tsx';
import { useToken } from '#features/xray/use-token.ts';
import { useXrayData } from '#features/xray/xray-provider.tsx';
import { mediaMatches } from '#lib/browser/window.ts';
import { litBy, useChanges } from './changes.ts';
import { LineState } from './line-state.tsx';
import { Log } from './log.tsx';
import { Metadata } from './metadata.tsx';
import { PANEL_ID, SWITCH_ID } from './names.ts';
import { News } from './news.tsx';
import { Token } from './token.tsx';
import { setBackstage } from './use-backstage.ts';
import { useUserState } from './use-user-state.ts';

/** Narrower than `xl` there is no room beside the page, and backstage is a sheet over it. */
const isSheet = () => mediaMatches('(width < 80rem)');

/** What is kept, and what happens: beside the page each is scrolled by itself, so that both are always in view. */
const PART = 'grid min-h-0 content-start gap-y-5 xl:overflow-y-auto xl:overscroll-contain xl:px-5 xl:pb-8';

/**
 * Backstage: the signed-in person at the tenant, their token, and the tenant's log, each as it is now. `expiresAt` (ms)
 * is that of the session that the page was made with; `takesFocus`: somebody has just opened it.
 */
export function Panel({ takesFocus, expiresAt }: { takesFocus: boolean; expiresAt: number }) {
  const t = useTranslations();
  const panel = useRef<HTMLElement>(null);
  const { places } = useXrayData();
  const { state, line } = useUserState();
  const token = useToken(expiresAt, { isAwaited: line === 'connecting', newestId: state?.log[0]?.id });
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

  useEffect(() => {
    if (takesFocus && isSheet()) panel.current?.focus();
  }, [takesFocus]);

  const close = () => {
    // What is behind a sheet can have the focus only once it is gone.
    flushSync(() => setBackstage(false));
    document.getElementById(SWITCH_ID)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented || !isSheet()) return;
    // A toast beside it stays.
    event.preventDefault();
    close();
  };

  return (
    <aside
      ref={panel}
      id={PANEL_ID}
      aria-label={t('backstage.name')}
      tabIndex={-1}
      onKeyDown={onKeyDown}
      className="visible fixed right-0 bottom-0 z-28 flex flex-col border-line bg-floor outline-none whole:inset-0 whole:z-50 sheet:left-rail sheet:h-(--h-backstage) sheet:rounded-t-panel sheet:border-t sheet:shadow-3 xl:top-0 xl:w-backstage xl:border-l"
    >
      <div className="flex h-top flex-none items-center gap-3 pr-3 pl-5">
        <h2 className="font-display text-22 leading-none font-650 tracking-tight font-stretch-88%">
          {t('backstage.name')}
        </h2>
        <LineState line={line} />
        <span className="flex-1" />
        <IconButton label={t('backstage.close')} onClick={close}>
          <X />
        </IconButton>
      </div>
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
    </aside>
  );
}
