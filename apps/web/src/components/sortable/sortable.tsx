'use client';

import { closestCenter } from '@dnd-kit/collision';
import { SortableKeyboardPlugin } from '@dnd-kit/dom/sortable';
import {
  DragDropProvider,
  type DragEndEvent,
  type DragOverEvent,
  type DragStartEvent,
  KeyboardSensor,
  PointerSensor,
  useDragDropMonitor,
} from '@dnd-kit/react';
import { isSortable, useSortable } from '@dnd-kit/react/sortable';
import { ArrowDown, ArrowUp, Ellipsis, GripVertical, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ComponentProps, createContext, type KeyboardEvent, use, useMemo, useState } from 'react';
import { Menu } from '#components/ui/menu.tsx';
import type { MenuItem } from '#components/ui/menu-popup.tsx';
import { EdgeScroller, StaysInPlace } from './drag-plugins.ts';

/*
 * A list in an order of one's own, with dnd-kit. A row is moved by its grip, with mouse, finger or keys (the arrows at
 * once; Space picks up and puts down, Escape puts back), or by its menu. It stays where it is while it is dragged, and a
 * line shows where it would go. Only pages that can reorder load this: with dnd-kit it is 38 kB compressed. One room: the
 * list, its rows, their grips and menus are of one order, and each makes sense within the others only.
 */

interface Order {
  count: number;
  move: (name: string, from: number, to: number) => void;
}
interface Row {
  name: string;
  index: number;
  dragged: boolean;
  handle: (element: Element | null) => void;
}
const OrderContext = createContext<Order>({ count: 0, move: () => undefined });
const RowContext = createContext<Row>({ name: '', index: 0, dragged: false, handle: () => undefined });

interface ListProps extends ComponentProps<'ol'> {
  count: number;
  /** Puts the row at `from` at `to`. */
  onMove: (from: number, to: number) => void;
}

/** The list; its children are `SortableRow`s. What happens in it is told to screen readers. */
export function SortableList({ count, onMove, ...list }: ListProps) {
  const t = useTranslations();
  const [told, tell] = useState('');
  const order = useMemo(() => {
    const move = (name: string, from: number, to: number) => {
      if (from === to || to < 0 || to >= count) return;
      onMove(from, to);
      tell(t('order.moved', { name, position: to + 1, total: count }));
    };
    return { count, move };
  }, [count, onMove, t]);
  return (
    <DragDropProvider plugins={PLUGINS} sensors={SENSORS}>
      <OrderContext value={order}>
        <ol {...list} />
        <Drags tell={tell} />
      </OrderContext>
      <p className="sr-only" aria-live="polite">
        {told}
      </p>
    </DragDropProvider>
  );
}

interface RowProps extends Omit<ComponentProps<'li'>, 'id'> {
  id: string;
  index: number;
  /** What it is called when it is moved. */
  name: string;
}

/** A row that can be moved, with the look of a `listRow`: `data-lifted` while it is dragged, `data-drop` where the dragged one would go. */
export function SortableRow({ id, index, name, ...row }: RowProps) {
  const { ref, handleRef, isDragSource, isDropTarget, sortable } = useSortable({
    id,
    index,
    data: { name },
    collisionDetector: closestCenter,
    plugins: ROW_PLUGINS,
    transition: STILL,
  });
  const from = isDropTarget && !isDragSource ? indexOf(sortable.manager?.dragOperation.source) : undefined;
  return (
    <RowContext value={{ name, index, dragged: isDragSource, handle: handleRef }}>
      <li
        ref={ref}
        data-lifted={isDragSource || undefined}
        data-drop={from === undefined ? undefined : from < index ? 'after' : 'before'}
        {...row}
      />
    </RowContext>
  );
}

/** The handle of a row. */
export function Grip({ label }: { label: string }) {
  const { count, move } = use(OrderContext);
  const { name, index, dragged, handle } = use(RowContext);
  const onKeyDown = (event: KeyboardEvent<HTMLButtonElement>) => {
    const to = { ArrowUp: index - 1, ArrowDown: index + 1, Home: 0, End: count - 1 }[event.key];
    // Of a row that was picked up, dnd-kit has the keys.
    if (to === undefined || dragged) return;
    event.preventDefault();
    const grip = event.currentTarget;
    move(name, index, to);
    // The row moves with its key and keeps the focus, also to where the window does not reach.
    requestAnimationFrame(() => grip.scrollIntoView({ block: 'nearest' }));
  };
  return (
    <button
      ref={handle}
      type="button"
      className="grid h-11 w-7 cursor-grab touch-none place-items-center rounded-small text-line-ctl group-hover/row:text-foreground max-md:w-11"
      aria-label={label}
      onKeyDown={onKeyDown}
      // dnd-kit keeps the press from it.
      onPointerDown={(event) => event.currentTarget.focus()}
    >
      <GripVertical className="size-4.5" />
    </button>
  );
}

interface MenuProps {
  label: string;
  /** What stands above them. */
  items?: () => MenuItem[];
  removeLabel: string;
  onRemove: () => void;
}

/** The menu of a row: up, down, remove, so that nobody has to drag. */
export function OrderMenu({ label, items = () => [], removeLabel, onRemove }: MenuProps) {
  const t = useTranslations();
  const { count, move } = use(OrderContext);
  const { name, index } = use(RowContext);
  return (
    <Menu
      label={label}
      items={() => [
        ...items(),
        {
          label: t('order.moveUp'),
          icon: <ArrowUp />,
          disabled: index === 0,
          run: () => move(name, index, index - 1),
        },
        {
          label: t('order.moveDown'),
          icon: <ArrowDown />,
          disabled: index === count - 1,
          run: () => move(name, index, index + 1),
        },
        { label: removeLabel, icon: <Trash2 />, danger: true, run: onRemove },
      ]}
    >
      <Ellipsis />
    </Menu>
  );
}

/** Moves what was dragged, and says what the keys do to a row that was picked up with them. */
function Drags({ tell }: { tell: (words: string) => void }) {
  const t = useTranslations();
  const { count, move } = use(OrderContext);
  const handlers = useMemo(() => {
    const at = (index: number) => ({ position: index + 1, total: count });
    return {
      onDragStart({ operation: { source, activatorEvent } }: DragStartEvent) {
        if (!isSortable(source) || !(activatorEvent instanceof globalThis.KeyboardEvent)) return;
        tell(t('order.lifted', { name: source.data.name, ...at(source.index) }));
      },
      onDragOver({ operation: { target, activatorEvent } }: DragOverEvent) {
        if (!isSortable(target) || !(activatorEvent instanceof globalThis.KeyboardEvent)) return;
        tell(t('order.over', at(target.index)));
      },
      onDragEnd({ canceled, operation: { source, target, activatorEvent } }: DragEndEvent) {
        if (!isSortable(source)) return;
        if (!canceled && isSortable(target)) move(source.data.name, source.index, target.index);
        if (!(activatorEvent instanceof globalThis.KeyboardEvent)) return;
        if (canceled) tell(t('order.putBack', { name: source.data.name, ...at(source.index) }));
        const { handle } = source;
        requestAnimationFrame(() => (handle as HTMLElement | undefined)?.focus());
      },
    };
  }, [t, count, move, tell]);
  useDragDropMonitor(handlers);
  return null;
}

function indexOf(source: unknown): number | undefined {
  return isSortable(source as never) ? (source as { index: number }).index : undefined;
}

const PLUGINS = [StaysInPlace, EdgeScroller];
const ROW_PLUGINS = [SortableKeyboardPlugin];
// At once, and wherever it is pressed: a grip is for nothing else.
const SENSORS = [
  PointerSensor.configure({ activationConstraints: () => undefined, preventActivation: () => false }),
  KeyboardSensor,
];
const STILL = { duration: 0 };
