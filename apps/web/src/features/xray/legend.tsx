'use client';

import { X } from 'lucide-react';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { IconButton } from '#components/ui/icon-button.tsx';
import { HOME_NAMES, HOMES, type Home, Tape } from '#components/ui/tape.tsx';
import { setXray, useXray, XRAY_SWITCH } from './use-xray.ts';

type Counts = Record<Home, number>;

const STRIP = [
  'fixed right-beside bottom-[calc(var(--h-player)+28px)] left-[calc(var(--w-rail)+16px)] z-29 no-player:bottom-4',
  'grid max-w-345 grid-cols-[repeat(3,1fr)_auto] items-center gap-5 max-xl:in-data-[backstage=on]:hidden',
  'rounded-panel bg-console py-3.5 pr-3 pl-4.5 shadow-3 backdrop-blur-xl forced-colors:border',
  'max-md:right-2 max-md:bottom-[calc(148px+env(safe-area-inset-bottom))] max-md:left-2',
  'max-md:no-player:bottom-[calc(76px+env(safe-area-inset-bottom))]',
  'max-md:grid-cols-[1fr_1fr_1fr_44px] max-md:gap-2 max-md:py-2.5 max-md:pr-1 max-md:pl-3',
  'short:static short:my-2 short:mr-4 short:ml-[calc(var(--w-rail)+16px)] short:max-md:mx-2',
].join(' ');

/** X-ray's legend: the three homes, and how many marks of each the page shows. */
export function Legend() {
  const t = useTranslations();
  const on = useXray();
  const path = usePathname();
  const [counts, setCounts] = useState<Counts>({ user: 0, app: 0, db: 0 });

  // biome-ignore lint/correctness/useExhaustiveDependencies: another page has other marks
  useEffect(() => {
    if (!on) return;
    const count = () => {
      frame = 0;
      const counted = countMarks();
      setCounts((known) => (HOMES.every((home) => known[home] === counted[home]) ? known : counted));
    };
    let frame = requestAnimationFrame(count);
    // A page that is being built changes hundreds of times between two frames.
    const observer = new MutationObserver(() => {
      frame ||= requestAnimationFrame(count);
    });
    observer.observe(document.body, { childList: true, subtree: true });
    return () => {
      observer.disconnect();
      cancelAnimationFrame(frame);
    };
  }, [on, path]);

  if (!on) return null;
  const close = () => {
    setXray(false);
    document.getElementById(XRAY_SWITCH)?.focus();
  };
  return (
    <section className={STRIP} aria-label={t('xray.legend')}>
      {HOMES.map((home) => (
        <div className="grid justify-items-start gap-1.75 text-13 leading-[1.35] text-muted" key={home}>
          <span className="flex items-center gap-2.5 text-foreground max-md:flex-col max-md:items-start max-md:gap-1.5">
            <Tape home={home} className="max-md:h-5.5 max-md:px-1.5 max-md:text-[11px] max-md:[&_svg]:hidden">
              {HOME_NAMES[home]}
            </Tape>
            <b className="font-display text-18 leading-none font-bold font-stretch-80%">{counts[home]}</b>
          </span>
          <span className="max-lg:hidden">{t(`xray.${home}`)}</span>
        </div>
      ))}
      <IconButton label={t('xray.off')} onClick={close}>
        <X />
      </IconButton>
    </section>
  );
}

function countMarks(): Counts {
  const counts: Counts = { user: 0, app: 0, db: 0 };
  for (const mark of document.querySelectorAll<HTMLElement>('[data-datum]')) {
    if (mark.checkVisibility()) counts[mark.dataset.home as Home] += 1;
  }
  return counts;
}
