'use client';

import { useEffect, useState } from 'react';
import type { Action } from '#lib/actions/ask.ts';
import { useAct } from '#lib/actions/use-act.ts';
import { useFailure } from '#lib/actions/use-failure.ts';
import { useOnce } from './use-once.ts';

/** As much of a list as one answer brings, and where the next one begins; null at the end. */
interface Page<T, Place> {
  items: T[];
  nextCursor: Place | null;
}

/** A list as far as it is loaded. */
export interface Pages<T> {
  /** Undefined until the first page is there. */
  items: T[] | undefined;
  /** What `read` does, where there is something to do: the next page, or the first one once more. */
  next: 'more' | 'retry' | undefined;
  read: () => void;
  pending: boolean;
}

/** Loads a list that `action` answers page by page: the first page at once, and each further one when it is told to. */
export function usePages<T, Place>(action: Action<[from?: Place], Page<T, Place>>): Pages<T> {
  const tellFailure = useFailure();
  const { act } = useAct();
  const { once, pending } = useOnce();
  const [loaded, setLoaded] = useState<Page<T, Place>>();
  const [failed, setFailed] = useState(false);

  const read = () =>
    once(async () => {
      const from = loaded?.nextCursor;
      const outcome = await (from ? act(action, from) : act(action));
      setFailed(!outcome.ok);
      if (!outcome.ok) return tellFailure(outcome.failure);
      const { items, nextCursor } = outcome.value;
      setLoaded({ items: [...(loaded?.items ?? []), ...items], nextCursor });
    });
  // biome-ignore lint/correctness/useExhaustiveDependencies: whoever shows the list asks for it once
  useEffect(() => void read(), []);

  const more = loaded?.nextCursor ? 'more' : undefined;
  return { items: loaded?.items, next: failed && !loaded ? 'retry' : more, read: () => void read(), pending };
}
