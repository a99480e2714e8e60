'use client';

import { Upload } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { bringsFiles } from './hand-over.ts';

/** Says over the page, while files are dragged across it, that they can be dropped. By keyboard there is a button. */
export function DropOverlay() {
  const t = useTranslations();
  const [shown, setShown] = useState(false);

  useEffect(() => {
    const over = (event: DragEvent) => setShown(bringsFiles(event));
    const leave = ({ relatedTarget }: DragEvent) => relatedTarget === null && setShown(false);
    const end = () => setShown(false);
    // Before the page has taken the event.
    addEventListener('dragover', over, { capture: true });
    addEventListener('dragleave', leave, { capture: true });
    addEventListener('drop', end, { capture: true });
    return () => {
      removeEventListener('dragover', over, { capture: true });
      removeEventListener('dragleave', leave, { capture: true });
      removeEventListener('drop', end, { capture: true });
    };
  }, []);

  if (!shown) return null;
  return (
    <div className="pointer-events-none fixed inset-0 z-60 grid place-items-center bg-scrim p-5">
      <div className="grid justify-items-center gap-2 rounded-panel border-2 border-dashed border-line-ctl bg-surface-3 px-10 py-8 text-center shadow-3">
        <Upload />
        <p className="font-display text-28 font-650 tracking-tight font-stretch-88%">{t('uploads.drop')}</p>
        <p className="text-14 text-muted">{t('uploads.dropHint')}</p>
      </div>
    </div>
  );
}
