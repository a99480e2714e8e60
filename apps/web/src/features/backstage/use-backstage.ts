'use client';

import { pageSwitch } from '#lib/browser/page-switch.ts';
import { BACKSTAGE_COOKIE } from './names.ts';

const backstage = pageSwitch('backstage', BACKSTAGE_COOKIE);

/** Whether backstage is open; `initially` is what the server read from the cookie. */
export const useBackstage = backstage.useIt;

/** Opens and closes backstage; this browser remembers it. */
export const setBackstage = backstage.set;

/** Opens backstage when it is closed and closes it when it is open, as it is now and not as it was drawn. */
export const toggleBackstage = backstage.toggle;

/** Whether somebody has opened or closed it on this page, and not the server. */
export const isBackstageChosen = backstage.isChosen;
