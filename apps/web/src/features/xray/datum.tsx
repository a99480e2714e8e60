import { type ReactNode, useId } from 'react';
import type { Home } from '#components/ui/tape.tsx';
import { XrayLabel } from './xray-label.tsx';

/** What X-ray tells of a datum, beside its home. */
export interface Mark {
  /** The key, such as `user_metadata.displayName` or `playlists.plays`. */
  datum: string;
  /** The request that fetched it, such as `GET /playlists/featured`; the session's token when left out. */
  request?: string;
  /** The claim or the rows behind it. */
  source?: string;
}

interface Props extends Mark {
  home: Home;
  /** Where X-ray puts the label: over or under the datum, at its start or end, or beside it (`end`). */
  place?: 'above' | 'below' | 'above-end' | 'below-end' | 'end';
  block?: boolean;
  className?: string;
  children: ReactNode;
}

/** Marks what a piece of the page shows with where it lives. Invisible until X-ray is switched on. */
export function Datum({ home, datum, request, source, place = 'above', block, className, children }: Props) {
  const Element = block ? 'div' : 'span';
  const id = useId();
  return (
    <Element
      className={className ? `datum ${className}` : 'datum'}
      data-home={home}
      data-place={place}
      aria-describedby={`${id}-label`}
    >
      {typeof children === 'string' ? <span>{children}</span> : children}
      <XrayLabel id={id} home={home} datum={datum} request={request} source={source} />
    </Element>
  );
}
