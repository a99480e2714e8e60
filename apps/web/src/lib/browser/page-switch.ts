'use client';

import { useSyncExternalStore } from 'react';
import { afterFrame } from './afterwards.ts';
import { setCookie } from './window.ts';

/**
 * A switch of the whole page, which style sheets see as `data-NAME` on the document: `on` or `off`. This browser
 * remembers it in a cookie, by which the server writes the next page, and the same page when it is fetched again. What
 * was chosen on a page holds there until it is left, whatever an answer says that was made before, or after somebody
 * chose otherwise in another tab; a page on which nothing was chosen goes by the server. The page follows a frame after
 * what is pressed: all of it is drawn anew.
 */
export function pageSwitch(name: string, cookie: string) {
  let chosen: boolean | undefined;
  const listeners = new Set<() => void>();
  const isShown = () => document.documentElement.dataset[name] === 'on';
  const isOn = () => chosen ?? isShown();
  const show = (on: boolean) => {
    document.documentElement.dataset[name] = on ? 'on' : 'off';
  };
  const tell = () => {
    for (const listener of listeners) listener();
  };
  const set = (on: boolean) => {
    chosen = on;
    setCookie(cookie, on ? 'on' : 'off');
    tell();
    afterFrame(look);
  };

  let observer: MutationObserver | undefined;
  // React writes the attribute when a page comes that was fetched again.
  const look = () => {
    if (isOn() !== isShown()) show(isOn());
    tell();
  };
  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    observer ??= new MutationObserver(look);
    observer.observe(document.documentElement, { attributeFilter: [`data-${name}`] });
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) observer?.disconnect();
    };
  };
  return {
    /** Whether it is on; `initially` is what the server read from the cookie. */
    useIt: (initially: boolean): boolean => useSyncExternalStore(subscribe, isOn, () => initially),
    set,
    /** Switches it on when it is off and off when it is on, as it is now and not as drawn; returns whether it is on. */
    toggle(): boolean {
      set(!isOn());
      return isOn();
    },
    /** Whether it is as somebody chose on this page, and not as the server wrote it. */
    isChosen: () => chosen !== undefined,
  };
}
