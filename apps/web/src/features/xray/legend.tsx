'use client';

import { X } from 'lucide-react';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { IconButton } from '#components/ui/icon-button.tsx';
import { HOME_NAMES, Tape } from '#components/ui/tape.tsx';
import { setXray, useXray } from './use-xray.ts';

const HOMES = ['user', 'app', 'db'] as const;
type Counts = Record<(typeof HOMES)[number], number>;

/** X-ray's legend: the three homes, and how many marks of each the page shows. */
export function Legend() {
  const t = useTranslations();
  const on = useXray();
  const path = usePathname();
  const [counts, setCounts] = useState<Counts>({ user: 0, app: 0, db: 0 });

  // biome-ignore lint/correctness/useExhaustiveDependencies: another page has other marks
  useEffect(() => {
    if (!on) return;
    const count = () => setCounts(countMarks());
    count();
    const observer = new MutationObserver(count);
    observer.observe(document.body, { childList: true, subtree: true });
    return () => observer.disconnect();
  }, [on, path]);

  if (!on) return null;
  return (
    <section className="legend" aria-label={t('xray.legend')}>
      {HOMES.map((home) => (
        <div className="legend__home" key={home}>
          <span>
            <Tape home={home}>{HOME_NAMES[home]}</Tape>
            <b>{counts[home]}</b>
          </span>
          <span className="legend__text">{t(`xray.${home}`)}</span>
        </div>
      ))}
      <IconButton label={t('xray.off')} onClick={() => setXray(false)}>
        <X />
      </IconButton>
    </section>
  );
}

function countMarks(): Counts {
  const of = (home: string) =>
    [...document.querySelectorAll(`.datum[data-home="${home}"]`)].filter((mark) => mark.checkVisibility())
      .length;
  return { user: of('user'), app: of('app'), db: of('db') };
}
