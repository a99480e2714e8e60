'use client';

import { type RefObject, useEffect, useRef } from 'react';

interface Rows {
  /** What holds the rows, as its children. */
  list: RefObject<HTMLElement | null>;
  /** Of the rows that have a button, in order. */
  ids: readonly string[];
  /** Has the focus when no row is left: a button, or a heading with `tabIndex={-1}`. */
  otherwise: RefObject<HTMLElement | null>;
}

/**
 * Keeps the keyboard's place in a list whose rows come and go: with a row, the focus in it would fall to the top of the
 * page. Say `gone` as a row is taken out, or loses its button: the last button of the row that is in its place then has
 * the focus; `at` says which place that is where the row may be gone already. Say `back` as one is put in: its own last
 * button has.
 */
export function useFocusAfter({ list, ids, otherwise }: Rows) {
  const awaited = useRef<{ id: string; at: number; here: boolean }>(undefined);

  useEffect(() => {
    const { current: row } = awaited;
    if (!row || ids.includes(row.id) !== row.here) return;
    awaited.current = undefined;
    const at = row.here ? ids.indexOf(row.id) : Math.min(row.at, ids.length - 1);
    // A menu, a dialog or a toast that closes in the same moment gives focus back first, to what may be gone; a dialog
    // that stays takes the focus itself a frame after what had it is gone.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => (buttonsOf(list.current)[at] ?? otherwise.current)?.focus()),
    );
  }, [ids, list, otherwise]);

  return {
    gone: (id: string, at = ids.indexOf(id)) => {
      awaited.current = { id, at, here: false };
    },
    back: (id: string) => {
      awaited.current = { id, at: 0, here: true };
    },
  };
}

function buttonsOf(list: HTMLElement | null): HTMLElement[] {
  return [...(list?.children ?? [])].flatMap((row) => [...row.querySelectorAll('button')].at(-1) ?? []);
}

/**
 * Gives the heading of the page that comes next the focus, for what leads away from a page that is gone. Pages on their
 * way are passed over: their headings go, too.
 */
export function focusNextHeading() {
  const before = document.querySelector('h1');
  const observer = new MutationObserver(() => {
    const heading = document.querySelector('h1');
    if (!heading || heading === before || heading.closest('[aria-busy="true"]')) return;
    observer.disconnect();
    heading.tabIndex = -1;
    requestAnimationFrame(() => heading.focus());
  });
  observer.observe(document.body, { childList: true, subtree: true });
}
