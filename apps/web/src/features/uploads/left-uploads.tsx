'use client';

import { Check } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '#components/ui/button.tsx';
import { pickFiles } from '#lib/browser/files.ts';
import { handOver } from './hand-over.ts';
import type { LeftUploads as Left } from './kept-uploads.ts';

interface Props {
  left: Left;
  onForget: () => void;
}

/** What became of uploads whose page was left: no page can go on with their files, but one can choose them again. */
export function LeftUploads({ left: { done, lost }, onForget }: Props) {
  const t = useTranslations();
  const choose = async () => {
    const given = await pickFiles();
    if (given.length === 0) return;
    onForget();
    handOver({ given });
  };
  const rows = [
    ...lost.map((title) => ({ title, isDone: false })),
    ...done.map((title) => ({ title, isDone: true })),
  ];
  return (
    <div className="grid gap-2 pt-2">
      <ul className="max-h-[min(200px,24vh)] overflow-y-auto">
        {rows.map(({ title, isDone }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two may have one title, and none of them moves
          <li key={index} className="py-1.5">
            <b className="block truncate text-14 font-550">{title}</b>
            <p className="flex items-center gap-1.5 text-13 text-muted">
              {isDone && <Check className="size-4 text-ok" />}
              <span className={isDone ? undefined : 'text-danger'}>
                {t(isDone ? 'uploads.done' : 'uploads.lost')}
              </span>
            </p>
          </li>
        ))}
      </ul>
      {lost.length > 0 && (
        <p className="pb-1">
          <Button variant="line" size="small" onClick={() => void choose()}>
            <span>{t('uploads.chooseAgain')}</span>
          </Button>
        </p>
      )}
    </div>
  );
}
