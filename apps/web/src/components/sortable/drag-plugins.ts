import { Plugin } from '@dnd-kit/abstract';
import type { DragDropManager } from '@dnd-kit/dom';
import { DOMRectangle } from '@dnd-kit/dom/utilities';

/** Tells dnd-kit where the dragged row would be if it followed the pointer, which it compares with the others. */
export class StaysInPlace extends Plugin<DragDropManager> {
  constructor(manager: DragDropManager) {
    super(manager);
    let start: DOMRectangle | undefined;
    this.registerEffect(() => {
      const { dragOperation } = manager;
      const { source, status, transform } = dragOperation;
      if (!status.initialized || !source?.element) start = undefined;
      else {
        start ??= new DOMRectangle(source.element);
        dragOperation.shape = start.translate(transform.x, transform.y);
      }
    });
  }
}

/** In pixels: how near an edge, how far in a frame at most, how exactly an edge is found. */
const EDGE = 72;
const FASTEST = 16;
const STEP = 4;

/**
 * Scrolls the page while the pointer drags near an edge of what can be seen of it, which is below the header and above
 * the player: dnd-kit's own knows only the edges of the window. In a dialog it scrolls what the list stands in there.
 */
export class EdgeScroller extends Plugin<DragDropManager> {
  constructor(manager: DragDropManager) {
    super(manager);
    this.registerEffect(() => {
      const { status, activatorEvent } = manager.dragOperation;
      if (!status.dragging || !(activatorEvent instanceof PointerEvent)) return;
      const box = boxAround(activatorEvent.target);
      const edges = box?.getBoundingClientRect() ?? edgesOf(activatorEvent);
      let frame = requestAnimationFrame(function step() {
        const { y } = manager.dragOperation.position.current;
        const depth = Math.max(y - (edges.bottom - EDGE), 0) - Math.max(edges.top + EDGE - y, 0);
        if (depth !== 0) {
          (box ?? window).scrollBy(0, FASTEST * Math.max(-1, Math.min(depth / EDGE, 1)));
          // The rows move under a pointer that may stand still.
          manager.collisionObserver.forceUpdate();
        }
        frame = requestAnimationFrame(step);
      });
      return () => cancelAnimationFrame(frame);
    });
  }
}

/** What scrolls around something in a dialog; undefined where that is the page. */
function boxAround(target: EventTarget | null): Element | undefined {
  const dialog = target instanceof Element ? target.closest('dialog, [role=dialog]') : null;
  if (!dialog) return undefined;
  const isBox = (element: Element) =>
    element.scrollHeight > element.clientHeight && getComputedStyle(element).overflowY !== 'visible';
  let box = target as Element;
  while (box !== dialog && !isBox(box)) box = box.parentElement as Element;
  return box;
}

/** Where the page is covered above and below a point in it, in pixels from the top of the window. */
function edgesOf({ clientX, clientY }: PointerEvent): { top: number; bottom: number } {
  const isOpen = (y: number) => Boolean(document.elementFromPoint(clientX, y)?.closest('main'));
  let top = clientY;
  let bottom = clientY;
  while (isOpen(top - STEP)) top -= STEP;
  while (isOpen(bottom + STEP)) bottom += STEP;
  return { top, bottom };
}
