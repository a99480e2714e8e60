'use client';

import { type ReactNode, useId } from 'react';
import type { MarkName } from './marks.ts';
import { useXrayData } from './xray-provider.tsx';
import { XrayTape } from './xray-tape.tsx';

interface Props {
  mark: MarkName;
  /** Where X-ray puts the label: over or under the datum, at its start or end, or beside it (`end`). */
  place?: 'above' | 'below' | 'above-end' | 'below-end' | 'end';
  block?: boolean;
  className?: string;
  children: ReactNode;
}

/** Marks what a piece of the page shows with where it lives. Invisible until X-ray is switched on. */
export function Datum({ mark: name, place = 'above', block, className, children }: Props) {
  const Element = block ? 'div' : 'span';
  const id = useId();
  const { isOff, marks } = useXrayData();
  const mark = marks[name];
  const shown = typeof children === 'string' ? <span>{children}</span> : children;
  if (isOff) return <Element className={className}>{shown}</Element>;
  return (
    <Element
      className={className ? `datum ${className}` : 'datum'}
      data-home={mark.home}
      data-place={place}
      aria-describedby={`${id}-label`}
    >
      {shown}
      <XrayTape id={`${id}-label`} mark={mark} className="datum__label">
        {mark.key}
      </XrayTape>
    </Element>
  );
}
