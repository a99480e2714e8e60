'use client';

import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { Datum, type Mark } from '#features/xray/datum.tsx';

interface Props {
  title: string;
  /** What of Postgres the title tells, for X-ray. */
  about?: Mark;
  open: boolean;
  onClose: () => void;
  tall?: boolean;
  children: ReactNode;
}

/**
 * A modal dialog: the browser's own, so focus stays inside, Escape closes it, and focus returns
 * afterwards. It opens on its first field, or, where it only asks, on its first button, which is the safe one.
 */
export function Dialog({ title, about, open, onClose, tall, children }: Props) {
  const t = useTranslations();
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();

  useEffect(() => {
    const element = dialog.current;
    if (!element) return;
    if (open && !element.open) {
      element.showModal();
      firstControl(element)?.focus();
    }
    if (!open && element.open) element.close();
  }, [open]);

  const name = <span id={titleId}>{title}</span>;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes it, the click is on the backdrop
    <dialog
      ref={dialog}
      className={tall ? 'dialog dialog--tall' : 'dialog'}
      aria-labelledby={titleId}
      onClose={onClose}
      onClick={(event) => {
        if (event.target === dialog.current) onClose();
      }}
    >
      {open && (
        <>
          <div className="dialog__head">
            <h2>
              {about ? (
                <Datum home="db" {...about} place="below">
                  {name}
                </Datum>
              ) : (
                name
              )}
            </h2>
            <button type="button" className="icon-button" aria-label={t('common.close')} onClick={onClose}>
              <X className="icon" aria-hidden="true" />
            </button>
          </div>
          {children}
        </>
      )}
    </dialog>
  );
}

// The browser would take what comes first in the document, and that is Close.
function firstControl(dialog: HTMLElement): HTMLElement | null {
  return (
    dialog.querySelector<HTMLElement>('input, select, textarea') ??
    dialog.querySelector<HTMLElement>('.dialog__head ~ * button:not(.datum__label)')
  );
}
