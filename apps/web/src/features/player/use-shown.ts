'use client';

import { type RefObject, useEffect } from 'react';

/**
 * Shows a dialog while `open`, on its element that `first` selects, and gives the focus back as it closes. `covers` one
 * that lies over the whole page: nothing else takes the focus meanwhile but toasts and what it opens itself, which the
 * browser's own modal dialogs would lock as well.
 */
export function useShown(
  dialog: RefObject<HTMLDialogElement | null>,
  open: boolean,
  { first, covers = false }: { first: string; covers?: boolean },
) {
  useEffect(() => {
    const element = dialog.current;
    if (!open || !element) return;
    const before = document.activeElement;
    element.show();
    const unlock = covers ? lockAround(element) : undefined;
    element.querySelector<HTMLElement>(first)?.focus();
    return () => {
      unlock?.();
      element.close();
      // What had it is gone, and it has fallen to the page; elsewhere somebody has put it.
      if (document.activeElement === document.body && before instanceof HTMLElement) before.focus();
    };
  }, [dialog, open, first, covers]);
}

function lockAround(element: HTMLElement): () => void {
  const others = [...(element.parentElement?.children ?? [])].filter(
    (other): other is HTMLElement =>
      other instanceof HTMLElement && other !== element && !other.inert && !other.matches('[data-toasts]'),
  );
  for (const other of others) other.inert = true;
  return () => {
    for (const other of others) other.inert = false;
  };
}
