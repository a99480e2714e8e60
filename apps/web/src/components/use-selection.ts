'use client';

import { useDeferredValue, useRef, useState } from 'react';
import { useStable } from './use-stable.ts';

/** Which rows of a list somebody has chosen, while they choose. */
export interface Selection {
  /** Undefined while nobody chooses. */
  chosen: ReadonlySet<string> | undefined;
  /** The same for the rows, of which there are many: they begin and end after the button that is pressed has answered. */
  drawn: ReadonlySet<string> | undefined;
  begin: () => void;
  end: () => void;
  /** Chooses a row, or no more; with `range` all rows from the one before as well. It stays one function. */
  choose: (id: string, range: boolean) => void;
  /** Chooses these, and nothing else. */
  chooseAll: (ids: readonly string[]) => void;
}

/** Lets somebody choose rows of a list; `idsOf` tells the ids of all of its rows in order, and is asked as they do. */
export function useSelection(idsOf: () => readonly string[]): Selection {
  const [chosen, setChosen] = useState<ReadonlySet<string>>();
  const later = useDeferredValue(chosen);
  const before = useRef<string>(undefined);
  const choose = useStable((id: string, range: boolean) => {
    const ids = idsOf();
    const from = range && before.current !== undefined ? ids.indexOf(before.current) : -1;
    const to = ids.indexOf(id);
    const reach = from < 0 ? [id] : ids.slice(Math.min(from, to), Math.max(from, to) + 1);
    // A range is chosen as the row is from which it goes.
    const isOn = from < 0 ? !chosen?.has(id) : chosen?.has(ids[from] ?? '') === true;
    before.current = id;
    setChosen((now) => {
      const next = new Set(now);
      for (const one of reach) isOn ? next.add(one) : next.delete(one);
      return next;
    });
  });
  return {
    chosen,
    drawn: chosen && later ? chosen : later,
    begin: () => {
      before.current = undefined;
      setChosen(new Set());
    },
    end: () => setChosen(undefined),
    choose,
    chooseAll: (all) => setChosen(new Set(all)),
  };
}
