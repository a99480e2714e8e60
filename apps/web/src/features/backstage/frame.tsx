'use client';

import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { flushSync } from 'react-dom';
import { IconButton } from '#components/ui/icon-button.tsx';
import { mediaMatches } from '#lib/browser/window.ts';
import { PANEL_ID, SWITCH_ID } from './names.ts';
import { isBackstageChosen, setBackstage } from './use-backstage.ts';

/** Narrower than `xl` there is no room beside the page, and backstage is a sheet over it. */
const isSheet = () => mediaMatches('(width < 80rem)');

/** Whether nobody has gone on to anything else since they opened backstage. */
const isFocusFree = () => {
  const focused = document.activeElement;
  return !focused || focused === document.body || focused.id === SWITCH_ID;
};

/** Where backstage is: beside the page, or a sheet over it. `beside` stands beside its name. */
export function Frame({ beside, children }: { beside?: ReactNode; children?: ReactNode }) {
  const t = useTranslations();
  const frame = useRef<HTMLElement>(null);

  useEffect(() => {
    // What is opened over the page is where one goes on; not what the server opened.
    if (isBackstageChosen() && isSheet() && isFocusFree()) frame.current?.focus();
  }, []);

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
      ref={frame}
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
        {beside}
        <span className="flex-1" />
        <IconButton label={t('backstage.close')} onClick={close}>
          <X />
        </IconButton>
      </div>
      {children}
    </aside>
  );
}
