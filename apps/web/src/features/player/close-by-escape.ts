import type { KeyboardEvent } from 'react';

/** Closes a dialog by Escape, which the browser does for modal ones alone. What lies over it goes first. */
export function closeByEscape(close: () => void) {
  return (event: KeyboardEvent<HTMLElement>) => {
    const isOwn = event.currentTarget === (event.target as Element).closest('dialog, [role=dialog]');
    if (event.key !== 'Escape' || event.defaultPrevented || !isOwn) return;
    event.preventDefault();
    close();
  };
}
