'use client';

import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useRef } from 'react';
import { IconButton } from '#components/ui/icon-button.tsx';
import { useOpenLater } from '#components/ui/use-overlays.ts';
import { closeByEscape } from './close-by-escape.ts';
import { QueueList } from './queue-list.tsx';
import { useShown } from './use-shown.ts';
import { Volume } from './volume.tsx';

interface Props {
  id: string;
  open: boolean;
  onClose: () => void;
}

const PANEL = [
  'fixed right-beside bottom-[calc(var(--h-player)+28px)] left-auto z-35 m-0 hidden flex-col open:flex',
  'max-h-[min(560px,calc(100vh-140px))] w-100 max-w-none overflow-hidden rounded-console bg-surface-3 p-0',
  'text-foreground shadow-3 forced-colors:border short:bottom-2 short:max-h-[calc(100vh-16px)]',
].join(' ');

/** What comes next, in a panel beside the page. The volume stands here wherever the bar has no room for it. */
export function QueuePanel({ id, open: asked, onClose }: Props) {
  const t = useTranslations();
  const open = useOpenLater(asked);
  const dialog = useRef<HTMLDialogElement>(null);
  useShown(dialog, open, { first: '[data-close]' });
  return (
    <dialog
      className={PANEL}
      ref={dialog}
      id={id}
      data-player
      aria-label={t('player.queue')}
      onKeyDown={closeByEscape(onClose)}
    >
      {open && (
        <QueueList className="pb-2">
          <IconButton label={t('common.close')} data-close onClick={onClose}>
            <X />
          </IconButton>
        </QueueList>
      )}
      {open && (
        <div className="hidden border-t border-line px-5 py-1.5 narrow:block">
          <Volume wide />
        </div>
      )}
    </dialog>
  );
}
