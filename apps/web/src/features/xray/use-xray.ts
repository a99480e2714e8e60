'use client';

import { pageSwitch } from '#lib/browser/page-switch.ts';
import { XRAY_COOKIE } from '#lib/xray-cookie.ts';

/** The id of X-ray's switch, to which the focus goes when what X-ray shows goes away. */
export const XRAY_SWITCH = 'xray-switch';

const xray = pageSwitch('xray', XRAY_COOKIE);

/** Whether X-ray is on; `initially` is what the server read from the cookie. */
export const useXray = (initially = false): boolean => xray.useIt(initially);

/** Switches X-ray; this browser remembers it. */
export const setXray = xray.set;

/** Switches X-ray on when it is off and off when it is on, as it is now and not as drawn; returns whether it is on. */
export const toggleXray = xray.toggle;
