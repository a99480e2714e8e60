'use client';

import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';

interface Drag {
  from: number;
  to: number;
}

/** How a row looks while one is dragged. */
export interface RowProps {
  'data-lifted': true | undefined;
  'data-drop': 'before' | 'after' | undefined;
}

interface Options {
  /** Rows are direct children of this list, in order. */
  count: number;
  onMove: (from: number, to: number) => void;
}

/**
 * Reordering rows by a grip: dragging with mouse or finger, or the arrow keys on the focused grip. `rowProps` marks the
 * row that is dragged and the one before or after which it would drop.
 */
export function useReorder({ count, onMove }: Options) {
  const list = useRef<HTMLOListElement>(null);
  const [drag, setDrag] = useState<Drag | null>(null);

  const rowAt = (y: number) => {
    const rows = [...(list.current?.children ?? [])].map((row) => row.getBoundingClientRect());
    const at = rows.findIndex((row) => y < row.bottom);
    return at < 0 ? rows.length - 1 : at;
  };

  const gripProps = (index: number) => ({
    'data-grip': index,
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      setDrag({ from: index, to: index });
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      if (!drag) return;
      const to = rowAt(event.clientY);
      if (to !== drag.to) setDrag({ ...drag, to });
    },
    onPointerUp: () => {
      if (drag && drag.from !== drag.to) onMove(drag.from, drag.to);
      setDrag(null);
    },
    onPointerCancel: () => setDrag(null),
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
      const to = { ArrowUp: index - 1, ArrowDown: index + 1, Home: 0, End: count - 1 }[event.key];
      if (event.key === 'Escape') setDrag(null);
      if (to === undefined) return;
      event.preventDefault();
      if (to < 0 || to >= count || to === index) return;
      onMove(index, to);
      // The row moves with its key; the grip that was pressed stays under the fingers.
      requestAnimationFrame(() => list.current?.querySelector<HTMLElement>(`[data-grip="${to}"]`)?.focus());
    },
  });

  const rowProps = (index: number): RowProps => ({
    'data-lifted': drag?.from === index ? true : undefined,
    'data-drop': dropMark(drag, index),
  });

  return { list, gripProps, rowProps };
}

function dropMark(drag: Drag | null, index: number): 'before' | 'after' | undefined {
  if (!drag || drag.from === drag.to || drag.to !== index) return undefined;
  return drag.to > drag.from ? 'after' : 'before';
}
