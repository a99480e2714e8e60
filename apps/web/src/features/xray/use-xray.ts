'use client';

import { useSyncExternalStore } from 'react';
import { setCookie } from '#lib/browser/window.ts';
import { XRAY_COOKIE } from '#lib/xray-cookie.ts';

/** The id of X-ray's switch, to which the focus goes when what X-ray shows goes away. */
export const XRAY_SWITCH = 'xray-switch';

const CHANGED = 'setlist:xray';
const YEAR_S = 365 * 24 * 60 * 60;

/** Whether X-ray is on; `initially` is what the server read from the cookie. */
export function useXray(initially = false): boolean {
  return useSyncExternalStore(
    (listener) => {
      addEventListener(CHANGED, listener);
      return () => removeEventListener(CHANGED, listener);
    },
    isOn,
    () => initially,
  );
}

/** Switches X-ray; this browser remembers it in a cookie, so that the next page comes right from the server. */
export function setXray(on: boolean) {
  document.documentElement.dataset.xray = on ? 'on' : 'off';
  setCookie(XRAY_COOKIE, on ? 'on' : 'off', YEAR_S);
  dispatchEvent(new Event(CHANGED));
}

/** Switches X-ray on when it is off and off when it is on, as it is now and not as it was drawn last. */
export function toggleXray() {
  setXray(!isOn());
}

function isOn(): boolean {
  return document.documentElement.dataset.xray === 'on';
}
