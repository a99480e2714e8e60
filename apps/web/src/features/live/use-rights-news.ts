'use client';

import { EDITOR_THRESHOLD } from '@setlist/contracts/constants';
import { usePathname, useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import { useToast } from '#components/ui/toast.tsx';
import { sessionStorage } from '#lib/browser/storage.ts';
import type { Viewer } from '#session/session.ts';

/** The lights stay down this long, or until the person does something. */
const LIGHTS_MS = 4_000;
const LATER = 'setlist.moment';
const ENDS_IT = ['pointerdown', 'keydown', 'wheel'] as const;

/** Shows that the role or the plan has just changed: a toast, and on Home the pass dropping into the light. */
export function useRightsNews({ editor, plan }: Viewer) {
  const t = useTranslations();
  const toast = useToast();
  const router = useRouter();
  const path = usePathname();
  const before = useRef({ editor, plan });

  useEffect(() => {
    const was = before.current;
    before.current = { editor, plan };
    if (editor && !was.editor) {
      toast({
        tone: 'pass',
        title: t('pass.gained', { needed: EDITOR_THRESHOLD }),
        text: t('pass.gainedHint'),
        action: { label: t('featured.edit'), run: () => router.push('/featured/edit') },
      });
      sessionStorage.set(LATER, 'yes');
    }
    if (!editor && was.editor)
      toast({ tone: 'info', title: t('pass.lost'), text: t('pass.lostHint', { needed: EDITOR_THRESHOLD }) });
    if (plan !== was.plan) {
      toast({ tone: 'info', title: t(`plan.changed.${plan}`), text: t('plan.changedHint'), home: 'app' });
    }
  }, [editor, plan, t, toast, router]);

  // Away from Home there is the toast only; the drop plays on the next visit.
  useEffect(() => {
    if (!editor || path !== '/' || !sessionStorage.get(LATER)) return;
    sessionStorage.remove(LATER);
    return dimTheLights();
  }, [editor, path]);
}

function dimTheLights(): () => void {
  const root = document.documentElement;
  root.dataset.moment = 'play-100';
  const end = () => {
    delete root.dataset.moment;
    clearTimeout(timer);
    for (const event of ENDS_IT) removeEventListener(event, end);
  };
  const timer = setTimeout(end, LIGHTS_MS);
  for (const event of ENDS_IT) addEventListener(event, end, { passive: true });
  return end;
}
