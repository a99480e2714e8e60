'use client';

import { Dialog } from '@base-ui/react/dialog';
import { cva } from 'class-variance-authority';
import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, useRef } from 'react';
import { FocusGuards } from './focus-guards.tsx';
import { IconButton } from './icon-button.tsx';

export interface DialogPopupProps {
  title: string;
  /** What the heading is, around the title. */
  head: (title: ReactNode) => ReactNode;
  onClose: () => void;
  /** Wider, and for a list that scrolls inside. */
  tall?: boolean;
  children: ReactNode;
}

const popupVariants = cva(
  [
    'fixed inset-0 z-50 m-auto h-fit max-h-[calc(100dvh-48px)] overflow-auto rounded-panel bg-surface-3 px-7 pt-6.5 pb-6',
    'text-foreground shadow-3 outline-none max-md:px-5 max-md:pt-5.5 max-md:pb-5 forced-colors:border',
  ],
  {
    variants: {
      tall: {
        true: 'flex w-[min(620px,calc(100vw-38px))] flex-col',
        false: 'w-[min(480px,calc(100vw-38px))]',
      },
    },
  },
);

/** What `Dialog` shows while it is open. Fetched late: use `Dialog`. */
export function DialogPopup({ title, head, onClose, tall, children }: DialogPopupProps) {
  const t = useTranslations();
  const popup = useRef<HTMLDivElement>(null);
  return (
    <Dialog.Root
      open
      onOpenChange={(_, { reason, event, cancel }) => {
        // Toasts lie over it, and are no way out of it.
        const onToast = reason === 'outside-press' && (event.target as Element).closest('[data-toasts]');
        if (onToast) cancel();
        else onClose();
      }}
    >
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-50 bg-scrim" />
        <Dialog.Popup
          ref={popup}
          data-modal
          className={popupVariants({ tall: tall ?? false })}
          initialFocus={() => firstControl(popup.current)}
        >
          <FocusGuards />
          <div
            className="flex items-start justify-between gap-4 xray:has-data-home:px-1.5 xray:has-data-home:pt-1.5 xray:has-data-home:pb-6"
            data-dialog-head
          >
            <h2 className="font-display text-28 leading-[1.1] font-650 tracking-tight wrap-anywhere font-stretch-88%">
              {head(<Dialog.Title render={<span />}>{title}</Dialog.Title>)}
            </h2>
            <IconButton label={t('common.close')} onClick={onClose}>
              <X />
            </IconButton>
          </div>
          {children}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

// What comes first in the document is Close. X-ray's labels are buttons too.
function firstControl(dialog: HTMLElement | null): HTMLElement | null {
  return (
    dialog?.querySelector<HTMLElement>('input, select, textarea') ??
    dialog?.querySelector<HTMLElement>('[data-dialog-head] ~ * button:not([data-home])') ??
    null
  );
}
