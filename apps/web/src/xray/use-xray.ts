'use client';

import { useSyncExternalStore } from 'react';
import { XRAY_COOKIE } from './xray-cookie.ts';

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
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser yet
  document.cookie = `${XRAY_COOKIE}=${on ? 'on' : 'off'}; path=/; max-age=${YEAR_S}; samesite=lax`;
  dispatchEvent(new Event(CHANGED));
}

/** Switches X-ray on when it is off and off when it is on, as it is now and not as it was drawn last. */
export function toggleXray() {
  setXray(!isOn());
}

function isOn(): boolean {
  return document.documentElement.dataset.xray === 'on';
}
