'use client';

import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';

interface MenuItem {
  label: string;
  icon: ReactNode;
  run: () => void;
  disabled?: boolean;
  danger?: boolean;
}

type Align = 'start' | 'end';

interface Props {
  label: string;
  items: MenuItem[];
  className?: string;
  /** The side of the button that the menu begins at, where there is room for it. */
  align?: Align;
  head?: ReactNode;
  children: ReactNode;
}

/** A menu button (WAI-ARIA APG): arrows, Home and End move, Escape closes and gives focus back. */
export function Menu({ label, items, className = 'icon-button', align = 'end', head, children }: Props) {
  const [open, setOpen] = useState(false);
  const [place, setPlace] = useState({ up: false, align });
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  useEffect(() => {
    if (!open) return;
    entriesOf(root.current)[0]?.focus();
    const onPointer = (event: PointerEvent) => {
      if (!root.current?.contains(event.target as Node)) setOpen(false);
    };
    addEventListener('pointerdown', onPointer);
    return () => removeEventListener('pointerdown', onPointer);
  }, [open]);

  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  const onKey = (event: KeyboardEvent) => {
    const all = entriesOf(root.current);
    const at = all.indexOf(document.activeElement as HTMLElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
    if (event.key === 'Tab') setOpen(false);
    if (event.key === 'Escape') {
      event.preventDefault();
      close();
    }
    if (to === undefined) return;
    event.preventDefault();
    all.at(to % all.length)?.focus();
  };

  return (
    <div className="menu" ref={root}>
      <button
        ref={button}
        type="button"
        className={className}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => {
          setPlace(placeBy(button.current, align));
          setOpen(!open);
        }}
      >
        {children}
      </button>
      {open && (
        <div
          className="menu__list"
          id={id}
          role="menu"
          aria-label={label}
          data-align={place.align}
          data-up={place.up || undefined}
          onKeyDown={onKey}
        >
          {head}
          {items.map((item) => (
            <button
              key={item.label}
              type="button"
              role="menuitem"
              tabIndex={-1}
              disabled={item.disabled}
              data-danger={item.danger || undefined}
              onClick={() => {
                close();
                item.run();
              }}
            >
              {item.icon}
              <span>{item.label}</span>
            </button>
          ))}
        </div>
      )}
    </div>
  );
}

/** As much room as the largest menu needs, in pixels. */
const ROOM = { height: 320, width: 240 };

function placeBy(button: HTMLElement | null, align: Align): { up: boolean; align: Align } {
  const { bottom, left } = button?.getBoundingClientRect() ?? new DOMRect();
  const up = bottom > innerHeight - ROOM.height && bottom > ROOM.height;
  return { up, align: left > innerWidth - ROOM.width ? 'end' : align };
}

function entriesOf(root: HTMLElement | null): HTMLElement[] {
  return [...(root?.querySelectorAll<HTMLElement>('[role="menuitem"]:enabled') ?? [])];
}
