'use client';

import { useSyncExternalStore } from 'react';
import { setCookie } from './window.ts';

const YEAR_S = 365 * 24 * 60 * 60;

/**
 * A switch of the whole page, which style sheets see as `data-NAME` on the document: `on` or `off`. This browser
 * remembers it in a cookie, so that the next page comes right from the server.
 */
export function pageSwitch(name: string, cookie: string) {
  const changed = `setlist:${name}`;
  const isOn = () => document.documentElement.dataset[name] === 'on';
  const set = (on: boolean) => {
    document.documentElement.dataset[name] = on ? 'on' : 'off';
    setCookie(cookie, on ? 'on' : 'off', YEAR_S);
    dispatchEvent(new Event(changed));
  };
  const subscribe = (listener: () => void) => {
    addEventListener(changed, listener);
    return () => removeEventListener(changed, listener);
  };
  return {
    /** Whether it is on; `initially` is what the server read from the cookie. */
    useIt: (initially: boolean): boolean => useSyncExternalStore(subscribe, isOn, () => initially),
    set,
    /** Switches it on when it is off and off when it is on, as it is now and not as it was drawn last. */
    toggle: () => set(!isOn()),
  };
}
