'use client';

import { createContext, type ReactNode, use, useCallback, useRef, useState } from 'react';
import type { ShowToast, Toast } from './toaster.tsx';
import { useOverlays } from './use-overlays.ts';

const ToastContext = createContext<ShowToast>(() => () => undefined);

/** Shows a toast; what it returns takes it away again, for when its words are true no longer. */
export const useToast = () => use(ToastContext);

/** Keeps the toasts of the page. What is said before they are there is said when they are. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [needed, setNeeded] = useState(false);
  const overlays = useOverlays(needed);
  const toaster = useRef<ShowToast>(undefined);
  const waiting = useRef<((show: ShowToast) => void)[]>([]);

  const show = useCallback((toast: Toast) => {
    let close: (() => void) | undefined;
    let over = false;
    const say = (by: ShowToast) => {
      if (!over) close = by(toast);
    };
    if (toaster.current) say(toaster.current);
    else {
      waiting.current.push(say);
      setNeeded(true);
    }
    return () => {
      over = true;
      close?.();
    };
  }, []);
  const start = useCallback((by: ShowToast) => {
    toaster.current = by;
    for (const say of waiting.current.splice(0)) say(by);
  }, []);

  return (
    <ToastContext value={show}>
      {children}
      {overlays && <overlays.Toaster onReady={start} />}
    </ToastContext>
  );
}
