'use client';

import { defaultRangeExtractor, type Range, useWindowVirtualizer } from '@tanstack/react-virtual';
import { type FocusEvent, type RefObject, useCallback, useLayoutEffect, useState } from 'react';

/** Up to so many rows stand in the page as they are: for its own search, and for whoever reads it from end to end. */
const MANY = 100;
/** So many rows above and below what can be seen. */
const BESIDE = 12;

interface Rows {
  /** What holds the rows, as its children, which are all of one height. */
  list: RefObject<HTMLElement | null>;
  count: number;
  /** Whether there are more of them than are loaded. */
  more: boolean;
}

/**
 * Which rows of a long list are in the page: those that can be seen, some beside them, and the one that had the focus last
 * with its neighbours, so that Tab goes on from it. Each comes with the pixels that rows before it leave free (`gap`), and
 * with how many there are (`of`), which is -1 while that is not known, and undefined where the list is short and all of
 * it is there. `frame` is to be spread on the list, and `focused` is that row. A short list costs nothing: none of it is
 * measured, and its page is not watched.
 */
export function useRowWindow({ list, count, more }: Rows) {
  const measures = useMeasures(list, count > MANY);
  const isLong = measures !== undefined;
  const { top, height } = measures ?? { top: 0, height: 0 };
  const [focused, setFocused] = useState<number>();
  const rangeExtractor = useCallback(
    (range: Range) => withNeighbours(defaultRangeExtractor(range), focused, range.count),
    [focused],
  );
  const virtualizer = useWindowVirtualizer({
    enabled: isLong,
    count,
    // What it begins with as a list becomes long, so that the rows in sight stay.
    ...(isLong && { initialRect: { width: innerWidth, height: innerHeight } }),
    estimateSize: () => height,
    scrollMargin: top,
    overscan: BESIDE,
    rangeExtractor,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: what it remembers was reckoned with another height
  useLayoutEffect(() => {
    if (isLong) virtualizer.measure();
  }, [isLong, height, virtualizer]);

  const items = virtualizer.getVirtualItems();
  const rows = isLong
    ? items.map(({ index, start }, at) => ({
        index,
        gap: start - (items[at - 1]?.end ?? top),
        of: more ? -1 : count,
      }))
    : Array.from({ length: count }, (_, index) => ({ index, gap: 0, of: undefined }));
  const below = virtualizer.getTotalSize() + top - (items.at(-1)?.end ?? top);
  const frame = {
    onFocus: ({ currentTarget, target }: FocusEvent<HTMLElement>) => {
      const row = rows[[...currentTarget.children].findIndex((child) => child.contains(target))];
      // What a row has opened over the page is not in it.
      if (row) setFocused(row.index);
    },
    // The first row's margin is the list's own, and does not move it.
    ...(isLong && { style: { display: 'flow-root', paddingBottom: below } }),
  };
  return { rows, frame, focused };
}

function withNeighbours(rows: number[], row: number | undefined, count: number): number[] {
  if (row === undefined) return rows;
  const kept = [row - 1, row, row + 1].filter((one) => one >= 0 && one < count);
  return [...new Set([...rows, ...kept])].sort((a, b) => a - b);
}

interface Measures {
  /** Where the list begins on the page, in pixels. */
  top: number;
  /** How high its first row is, in pixels. */
  height: number;
}

/** What a long list measures, looked at again as the page changes its size; undefined for a short one, and before that. */
function useMeasures(list: RefObject<HTMLElement | null>, isLong: boolean): Measures | undefined {
  const [measures, setMeasures] = useState<Measures>();
  // Before the browser paints: until then a list that has just become long is there as a whole.
  useLayoutEffect(() => {
    if (!isLong) return;
    const measure = () => {
      const first = list.current?.firstElementChild;
      if (!list.current || !first) return;
      const top = Math.round(list.current.getBoundingClientRect().top + scrollY);
      const height = Math.round(first.getBoundingClientRect().height);
      setMeasures((now) => (now?.top === top && now.height === height ? now : { top, height }));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(document.body);
    return () => observer.disconnect();
  }, [list, isLong]);
  return isLong ? measures : undefined;
}
