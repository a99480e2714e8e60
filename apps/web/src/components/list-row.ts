import { cva } from 'class-variance-authority';

/** The frame of a list of rows: pulled out, so that what stands in the rows is in line with the page. */
export const LIST_ROWS = '-mx-3 max-md:-mr-3.5 max-md:-ml-4';

/**
 * A row of a list: `grid-cols-…` and a height go with it. What is inside may ask for it as `group/row`. `data-playing`
 * is what plays; `data-lifted` is picked up to be moved, and `data-drop` says on which side of this one it would drop.
 */
export const listRow = cva([
  'group/row relative grid items-center gap-x-3 rounded-control px-1 text-muted max-md:gap-x-1 max-md:px-0',
  'hover:bg-surface-2 not-hover:data-playing:bg-play-row',
  'data-lifted:z-3 data-lifted:scale-101 data-lifted:bg-surface-3 data-lifted:shadow-3',
  'forced-colors:data-lifted:outline-2 forced-colors:data-lifted:outline-[Highlight]',
  'data-drop:before:absolute data-drop:before:inset-x-3 data-drop:before:h-0.5 data-drop:before:rounded-full',
  'data-drop:before:bg-play forced-colors:data-drop:before:bg-[Highlight]',
  'data-[drop=before]:before:-top-px data-[drop=after]:before:-bottom-px',
]);
