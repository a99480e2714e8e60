'use client';

import { cva } from 'class-variance-authority';
import { useTranslations } from 'next-intl';
import type { Line } from './use-user-state.ts';

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
export function LineState({ line }: { line: Line }) {
  const t = useTranslations();
  return (
    <span className="inline-flex min-w-0 items-center gap-2 text-13 leading-tight text-muted" role="status">
      <i className={dotVariants({ line })} />
      <span>{t(`backstage.line.${line}`)}</span>
    </span>
  );
}
