'use client';

import { Menu } from '@base-ui/react/menu';
import { cva } from 'class-variance-authority';
import { type ReactNode, type RefObject, useRef } from 'react';
import { FocusGuards } from './focus-guards.tsx';

interface Item {
  label: string;
  icon: ReactNode;
}

/** What a menu holds: what is done, or an address elsewhere, which is opened beside the app. */
export type MenuItem =
  | (Item & { run: () => void; disabled?: boolean; danger?: boolean })
  | (Item & { href: string });

const itemVariants = cva(
  [
    'flex min-h-10 w-full cursor-pointer items-center gap-3 rounded-control px-3 font-medium whitespace-nowrap',
    '-outline-offset-2 hover:bg-surface-4 focus-visible:bg-surface-4 max-md:min-h-11',
    "disabled:cursor-not-allowed disabled:text-subtle [&_svg:not([class*='size-'])]:size-4.25",
    'forced-colors:hover:outline-2',
  ],
  { variants: { danger: { true: 'text-danger', false: '[&_svg]:text-muted' } } },
);

interface Props {
  id: string;
  label: string;
  items: MenuItem[];
  align: 'start' | 'end';
  head: ReactNode;
  button: RefObject<HTMLButtonElement | null>;
  onClose: () => void;
}

/** What a menu button opens, while it is open. Fetched late: use `Menu`. */
export function MenuPopup({ id, label, items, align, head, button, onClose }: Props) {
  const leaving = useRef(false);
  const first = items.findIndex((item) => 'href' in item || !item.disabled);
  return (
    <Menu.Root
      open
      modal={false}
      onOpenChange={(_, { event }) => {
        // A press on the button is not one beside the menu: its click closes it.
        const goneTo = event instanceof FocusEvent ? event.relatedTarget : event.target;
        if (!button.current?.contains(goneTo as Node | null)) onClose();
      }}
    >
      <Menu.Portal>
        <Menu.Positioner
          className="z-40 outline-none"
          anchor={button}
          align={align}
          sideOffset={4}
          collisionPadding={4}
        >
          <Menu.Popup
            id={id}
            aria-label={label}
            finalFocus={() => (leaving.current ? false : button.current)}
            onKeyDown={(event) => {
              leaving.current = event.key === 'Tab';
              if (!leaving.current) return;
              // The browser goes on from the button, to what is next to it.
              button.current?.focus();
              onClose();
            }}
            className="grid min-w-50 rounded-[14px] bg-surface-3 p-1.5 text-foreground shadow-3 outline-none forced-colors:border"
          >
            <FocusGuards />
            {head}
            {items.map((item, index) => {
              const ref = index === first ? focus : undefined;
              const shown = (
                <>
                  {item.icon}
                  <span>{item.label}</span>
                </>
              );
              return 'href' in item ? (
                <Menu.LinkItem
                  key={item.label}
                  ref={ref}
                  className={itemVariants({ danger: false })}
                  href={item.href}
                  target="_blank"
                  rel="noreferrer"
                  closeOnClick
                >
                  {shown}
                </Menu.LinkItem>
              ) : (
                <Menu.Item
                  key={item.label}
                  ref={ref}
                  className={itemVariants({ danger: item.danger ?? false })}
                  disabled={item.disabled ?? false}
                  onClick={() => {
                    // Before what it runs: a dialog gives focus back to what had it.
                    button.current?.focus();
                    item.run();
                  }}
                >
                  {shown}
                </Menu.Item>
              );
            })}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

// Base UI leaves the focus on the menu itself until a key is pressed. The item is known to it a frame later.
function focus(item: Element | null) {
  requestAnimationFrame(() => item instanceof HTMLElement && item.focus({ preventScroll: true }));
}
