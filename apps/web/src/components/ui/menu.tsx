'use client';

import { type ReactNode, useId, useRef, useState } from 'react';
import { iconButtonVariants } from './icon-button.tsx';
import type { MenuItem } from './menu-popup.tsx';
import { useOpened } from './use-overlays.ts';

interface Props {
  label: string;
  /** Made only for a menu that is opened: a list has many. */
  items: () => MenuItem[];
  /** How the button looks: an icon button when left out. */
  className?: string;
  /** The side of the button that the menu begins at, where there is room for it. */
  align?: 'start' | 'end';
  /** What stands above the items. */
  head?: ReactNode;
  children: ReactNode;
}

/** A menu button (WAI-ARIA APG): arrows, Home, End and letters move, Escape closes and gives focus back. */
export function Menu({
  label,
  items,
  className = iconButtonVariants(),
  align = 'end',
  head,
  children,
}: Props) {
  const [open, setOpen] = useState(false);
  const overlays = useOpened(open);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  return (
    <>
      <button
        ref={button}
        type="button"
        className={className}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={overlays ? id : undefined}
        onClick={() => setOpen(!open)}
      >
        {children}
      </button>
      {overlays && (
        <overlays.MenuPopup
          id={id}
          label={label}
          items={items()}
          align={align}
          head={head}
          button={button}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
