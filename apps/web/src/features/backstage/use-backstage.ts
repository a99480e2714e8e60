'use client';

import { pageSwitch } from '#lib/browser/page-switch.ts';
import { BACKSTAGE_COOKIE } from './names.ts';

const backstage = pageSwitch('backstage', BACKSTAGE_COOKIE);

/** Whether backstage is open; `initially` is what the server read from the cookie. */
export const useBackstage = backstage.useIt;

/** Opens and closes backstage; this browser remembers it. */
export const setBackstage = backstage.set;

/** Whether somebody has opened or closed it on this page, and not the server. */
export const isBackstageChosen = backstage.isChosen;
