'use client';

import { useEffect, useRef, useState } from 'react';
import type { Outcome } from '#lib/actions/outcome.ts';
import { useFailure } from '#lib/actions/use-failure.ts';
import { keepLoaded, type Loaded } from './keep-loaded.ts';
import { useOnce } from './use-once.ts';

/** As many rows as the API gives at once. */
const MOST = 100;

interface Growing<T> {
  /** What is looked at, such as the search and its order: with another one the list begins anew. */
  view: string;
  /** The first page, as the server has drawn it. */
  page: Loaded<T>;
  idOf: (item: T) => string;
  /** What is shown stays as it is when the server draws the first page anew. */
  stays?: boolean;
  /** Reads the page that begins at a cursor. */
  read: (cursor: string, limit: number) => Promise<Outcome<Loaded<T>>>;
}

/** A list as far as it is loaded, and what makes it longer. */
export interface GrowingList<T> {
  items: T[];
  /** All of it is loaded. */
  isWhole: boolean;
  pending: boolean;
  change: (by: (items: T[]) => T[]) => void;
  more: (limit?: number) => void;
  rest: (then: (items: T[]) => void) => void;
}

/**
 * A list that grows page by page as somebody reads it. `more` brings the next page, of as many rows as it is told or as
 * the API gives at once; `rest` brings all that is left, and then calls `then` with the whole list. Why nothing came is
 * told.
 */
export function useGrowingList<T>({ view, page, idOf, stays = false, read }: Growing<T>): GrowingList<T> {
  const tellFailure = useFailure();
  const { once, pending } = useOnce();
  const [drawn, setDrawn] = useState({ view, ...page });
  // What comes next goes on from the list as it is, which may not be drawn yet.
  const latest = useRef(drawn);
  const show = (next: typeof drawn) => {
    latest.current = next;
    setDrawn(next);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another view, or a page that was read anew
  useEffect(() => {
    const now = latest.current;
    if (now.view !== view) show({ view, ...page });
    else if (!stays) show({ view, ...keepLoaded(now, page, idOf) });
  }, [view, page]);
  const shown = drawn.view === view ? drawn : { view, ...page };

  /** Whether the next page came. */
  const grow = async (limit: number): Promise<boolean> => {
    const { nextCursor: cursor } = latest.current;
    if (cursor === null) return true;
    const outcome = await read(cursor, limit);
    if (!outcome.ok) tellFailure(outcome.failure);
    const now = latest.current;
    // What was taken out meanwhile stays out, and nothing is added to a list that has begun anew.
    if (!outcome.ok || now.nextCursor !== cursor) return false;
    const { items, nextCursor } = outcome.value;
    show({ view: now.view, items: [...now.items, ...items], nextCursor });
    return true;
  };
  return {
    items: shown.items,
    isWhole: shown.nextCursor === null,
    pending,
    change: (by) => show({ ...latest.current, items: by(latest.current.items) }),
    more: (limit = MOST) => void once(async () => void (await grow(limit))),
    rest: (then) =>
      void once(async () => {
        let came = true;
        while (came && latest.current.nextCursor !== null) came = await grow(MOST);
        if (came) then(latest.current.items);
      }),
  };
}
