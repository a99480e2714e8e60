'use client';

import { cva } from 'class-variance-authority';
import { type ReactNode, useId } from 'react';
import { markTapeVariants } from '#components/ui/tape.tsx';
import type { MarkName } from './marks.ts';
import { useXrayData } from './xray-provider.tsx';
import { XrayTape } from './xray-tape.tsx';

interface Props {
  mark: MarkName;
  /** Where X-ray puts the tape: over or under the datum, at its start or end, or beside it (`end`). */
  place?: 'above' | 'below' | 'above-end' | 'below-end' | 'end';
  block?: boolean;
  /** A form's field: the tape that opens is that of `StoredIn`, below it. */
  form?: boolean;
  /** Where there is no room for a frame on a phone. */
  wide?: boolean;
  /** Where it stands; `--gap` in it is how far the frame lies around what stands in a block. */
  className?: string | undefined;
  children: ReactNode;
}

const datumVariants = cva(
  'xray:relative xray:before:absolute xray:before:z-8 xray:before:-inset-(--frame) xray:before:corner-marks',
  {
    variants: {
      home: {
        user: 'xray:before:text-home-user',
        app: 'xray:before:text-home-app',
        db: 'xray:before:text-home-db',
      },
      block: { true: '[--frame:var(--gap,6px)]', false: '[--frame:3px] xray:inline-block' },
      wide: { true: 'xray:max-md:before:hidden', false: '' },
    },
  },
);

const placeVariants = cva(
  [
    'absolute z-9 hidden xray:block max-md:truncate max-md:px-1.75 max-md:text-[11px]',
    'xray:max-md:in-data-player-bar:hidden',
  ],
  {
    variants: {
      place: {
        above: 'bottom-[calc(100%+var(--frame)-2px)] -left-(--frame)',
        'above-end': '-right-(--frame) bottom-[calc(100%+var(--frame)-2px)]',
        below: 'top-[calc(100%+var(--frame)-2px)] -left-(--frame)',
        'below-end': 'top-[calc(100%+var(--frame)-2px)] -right-(--frame)',
        end: 'top-[calc(50%-12px)] left-[calc(100%+var(--frame)+4px)]',
      },
      block: {
        true: 'max-md:max-w-[calc(100vw-32px)]',
        // Where there is no room beside a datum its tape takes a line of its own, so that none lies on another.
        false: 'max-md:static max-md:mt-1 max-md:max-w-full',
      },
      wide: { true: 'xray:max-md:hidden', false: '' },
    },
  },
);

/** Marks what a piece of the page shows with where it lives. Invisible until X-ray is switched on. */
export function Datum({
  mark: name,
  place = 'above',
  block = false,
  form = false,
  wide = false,
  className,
  children,
}: Props) {
  const Element = block ? 'div' : 'span';
  const id = useId();
  const { isOff, marks } = useXrayData();
  const mark = marks[name];
  const { home, key } = mark;
  const shown = typeof children === 'string' ? <span>{children}</span> : children;
  if (isOff) return <Element className={className}>{shown}</Element>;
  return (
    <Element
      className={datumVariants({ home, block, wide, className })}
      data-datum
      data-home={home}
      aria-describedby={form ? undefined : id}
    >
      {shown}
      {!form && (
        <XrayTape
          id={id}
          mark={mark}
          className={markTapeVariants({ home, className: placeVariants({ place, block, wide }) })}
        >
          {key}
        </XrayTape>
      )}
    </Element>
  );
}

/** The `head` of a dialog whose title tells a datum. */
export const headAbout = (mark: MarkName) => (title: ReactNode) => (
  <Datum mark={mark} place="below">
    {title}
  </Datum>
);
