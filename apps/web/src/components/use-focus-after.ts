'use client';

import { type RefObject, useEffect, useRef } from 'react';
import { indexOfRow } from './row-place.ts';

interface Rows {
  /** What holds the rows: as its children, unless `rows` says which they are within it. */
  list: RefObject<HTMLElement | null>;
  rows?: string;
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
export function useFocusAfter({ list, rows = ':scope > *', ids, otherwise }: Rows) {
  const awaited = useRef<{ id: string; at: number; here: boolean }>(undefined);

  useEffect(() => {
    const { current: row } = awaited;
    if (!row || ids.includes(row.id) !== row.here) return;
    awaited.current = undefined;
    const at = row.here ? ids.indexOf(row.id) : Math.min(row.at, ids.length - 1);
    lastly(() => (atRow(buttonsOf(list.current, rows), at) ?? otherwise.current)?.focus());
  }, [ids, list, rows, otherwise]);

  return {
    gone: (id: string, at = ids.indexOf(id)) => {
      awaited.current = { id, at, here: false };
    },
    back: (id: string) => {
      awaited.current = { id, at: 0, here: true };
    },
  };
}

interface GrowingRows {
  /** What holds the rows, as its first children. */
  list: RefObject<HTMLElement | null>;
  /** How many rows there are. */
  count: number;
}

/**
 * Leads whoever asked for more of a list on to the first row that came: the button that was pressed moves down, or goes.
 * What it returns is to be called as more is asked for.
 */
export function useFocusFirstNew({ list, count }: GrowingRows) {
  const before = useRef<number>(undefined);

  useEffect(() => {
    const { current: at } = before;
    if (at === undefined || count <= at) return;
    before.current = undefined;
    lastly(() =>
      atRow([...(list.current?.children ?? [])], at)
        ?.querySelector('button')
        ?.focus(),
    );
  }, [list, count]);

  return () => {
    before.current = count;
  };
}

/**
 * Gives focus after all others have: a menu, a dialog or a toast that closes in the same moment gives it back, to what may
 * be gone; a dialog that stays takes it a frame after what had it is gone.
 */
function lastly(giveFocus: () => void) {
  requestAnimationFrame(() => requestAnimationFrame(giveFocus));
}

function buttonsOf(list: HTMLElement | null, rows: string): HTMLElement[] {
  return [...(list?.querySelectorAll(rows) ?? [])].flatMap(
    (row) => [...row.querySelectorAll('button')].at(-1) ?? [],
  );
}

const AWAITED_MS = 10_000;

/** Gives a link of the page the focus once it is there, for what comes back into whatever list the page shows. */
export function focusLinkTo(href: string) {
  const look = () => {
    const link = document.querySelector<HTMLElement>(`main a[href="${href}"]`);
    if (!link) return;
    observer.disconnect();
    lastly(() => link.focus());
  };
  const observer = new MutationObserver(look);
  observer.observe(document.body, { childList: true, subtree: true });
  // A page that shows no such list has no such link.
  setTimeout(() => observer.disconnect(), AWAITED_MS);
}

/** Of elements in rows the one in this row; of a long list not all rows are there. */
const atRow = <T extends Element>(elements: T[], at: number) =>
  elements.find((element, index) => (indexOfRow(element) ?? index) === at);

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
