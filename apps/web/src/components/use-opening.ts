'use client';

import { useEffect, useRef, useState } from 'react';

/** One opening of a dialog, as an answer asks about it that comes late. */
export interface Opening {
  /** As the `key` of what is in the dialog, it gives each opening a state of its own. */
  number: number;
  /** Somebody has closed it; the dialog may be open again, for another time. */
  wasClosed(): boolean;
  /** It is on the page, where something can be told in it: neither closed nor gone with its page. */
  isThere(): boolean;
}

/** Numbers the openings of a dialog, so that what one of them asked for neither closes nor fills the next. */
export function useOpening(open: boolean): Opening {
  const [number, setNumber] = useState(0);
  const [wasOpen, setWasOpen] = useState(false);
  if (open !== wasOpen) {
    setWasOpen(open);
    if (open) setNumber(number + 1);
  }
  const shown = useRef<number>(undefined);
  useEffect(() => {
    shown.current = open ? number : undefined;
  }, [open, number]);
  const mounted = useRef(false);
  useEffect(() => {
    mounted.current = true;
    return () => {
      mounted.current = false;
    };
  }, []);
  const wasClosed = () => shown.current !== number;
  return { number, wasClosed, isThere: () => mounted.current && !wasClosed() };
}
