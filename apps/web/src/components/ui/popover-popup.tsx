'use client';

import { Popover } from '@base-ui/react/popover';
import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, type RefObject, useRef } from 'react';
import { FocusGuards } from './focus-guards.tsx';
import { IconButton } from './icon-button.tsx';

interface Props {
  label: string;
  /** What stands at the top, beside the button that closes it. */
  head: ReactNode;
  /** What it belongs to: it stands beside it, and gives focus back to it. */
  button: RefObject<HTMLButtonElement | null>;
  onClose: () => void;
  children: ReactNode;
}

/**
 * A card that a button opens beside itself; what does not fit on the screen scrolls in it. It takes the focus, so that a
 * screen reader reads it, and closes by its button, by Escape and by a press elsewhere. Fetched late: see useOverlays.
 */
export function PopoverPopup({ label, head, button, onClose, children }: Props) {
  const t = useTranslations();
  const popup = useRef<HTMLDivElement>(null);
  return (
    <Popover.Root
      open
      onOpenChange={(_, { event }) => {
        // A press on the button is not one beside the card: its click closes it.
        if (!(event.target instanceof Node && button.current?.contains(event.target))) onClose();
      }}
    >
      <Popover.Portal>
        <Popover.Positioner
          className="z-60 outline-none"
          anchor={button}
          align="start"
          sideOffset={6}
          collisionPadding={8}
        >
          <Popover.Popup
            ref={popup}
            aria-label={label}
            initialFocus={popup}
            finalFocus={button}
            className="max-h-(--available-height) w-95 max-w-(--available-width) overflow-y-auto overscroll-contain rounded-panel bg-surface-3 px-4.5 pb-4.5 text-13 text-foreground shadow-3 outline-none forced-colors:border"
          >
            <FocusGuards />
            <div className="sticky top-0 z-1 -mx-4.5 mb-1 flex items-center justify-between bg-surface-3 py-1.5 pr-1.5 pl-4.5">
              {head}
              <Popover.Close
                render={
                  <IconButton label={t('common.close')}>
                    <X />
                  </IconButton>
                }
              />
            </div>
            {children}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
