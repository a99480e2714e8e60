'use client';

import { useDeferredValue } from 'react';

/**
 * Whether what a button opens is to be there: once the button has answered, for which the browser needs far less time,
 * and no longer than it is `open`.
 */
export const useOpenLater = (open: boolean): boolean => useDeferredValue(open, false) && open;
