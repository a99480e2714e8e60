'use client';

import { Check, CircleAlert, Info, Trash2, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { createContext, type ReactNode, use, useCallback, useEffect, useRef, useState } from 'react';
import { PassTag } from './pass.tsx';
import { HOME_NAMES, type Home, Tape } from './tape.tsx';

export interface Toast {
  tone: 'ok' | 'bad' | 'info' | 'removed' | 'pass';
  title: string;
  text?: string;
  /** Where the change was saved. */
  home?: Home;
  /** Something to do about it; a toast with an action stays until it is used or closed. */
  action?: { label: string; run: () => void };
}

interface Shown extends Toast {
  id: number;
}

const STAYS_MS = 6_000;
const MOST = 3;
const ICONS = { ok: Check, bad: CircleAlert, info: Info, removed: Trash2 };

const ToastContext = createContext<(toast: Toast) => () => void>(() => () => undefined);

/** Shows a toast; what it returns takes it away again, for when its words are true no longer. */
export const useToast = () => use(ToastContext);

/** Keeps the toasts of the page: news as `status`, errors as `alert`. Escape closes the newest. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<Shown[]>([]);
  const close = useCallback((id: number) => setToasts((all) => all.filter((toast) => toast.id !== id)), []);
  const lastId = useRef(0);
  const show = useCallback(
    (toast: Toast) => {
      lastId.current += 1;
      const id = lastId.current;
      setToasts((all) => {
        // The same said again is said once, anew: a form and what goes on behind it may fail for one reason.
        const others = all.filter(({ tone, title }) => tone !== toast.tone || title !== toast.title);
        return [...others, { ...toast, id }].slice(-MOST);
      });
      return () => close(id);
    },
    [close],
  );

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) setToasts((all) => all.slice(0, -1));
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);

  // A popover, to lie over modal dialogs: it goes to the top again when one was opened since.
  const stack = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: every new toast has to be on top
  useEffect(() => {
    if (stack.current?.matches(':popover-open') && document.querySelector('dialog:modal')) {
      stack.current.hidePopover();
    }
    stack.current?.showPopover();
  }, [toasts]);

  const isBad = ({ tone }: Toast) => tone === 'bad';
  return (
    <ToastContext value={show}>
      {children}
      <div className="toasts" ref={stack} popover="manual">
        <div className="grid gap-3" role="alert">
          {toasts.filter(isBad).map((toast) => (
            <ToastCard key={toast.id} toast={toast} close={close} />
          ))}
        </div>
        <div className="grid gap-3" role="status">
          {toasts
            .filter((toast) => !isBad(toast))
            .map((toast) => (
              <ToastCard key={toast.id} toast={toast} close={close} />
            ))}
        </div>
      </div>
    </ToastContext>
  );
}

function ToastCard({ toast, close }: { toast: Shown; close: (id: number) => void }) {
  const t = useTranslations();
  const [held, setHeld] = useState(false);
  const stays = toast.action !== undefined;

  useEffect(() => {
    if (stays || held) return;
    const timer = setTimeout(() => close(toast.id), STAYS_MS);
    return () => clearTimeout(timer);
  }, [stays, held, close, toast.id]);

  const Icon = toast.tone === 'pass' ? null : ICONS[toast.tone];
  const { action, home } = toast;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only waits while the pointer rests on it
    <div
      className="toast"
      data-tone={toast.tone}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      {Icon ? <Icon className="icon" aria-hidden="true" /> : <PassTag />}
      <p>
        <b>{toast.title}</b>
        <span>{toast.text}</span>
      </p>
      {home && <Tape home={home}>{HOME_NAMES[home]}</Tape>}
      {action && (
        <button
          type="button"
          className={`button button--small ${toast.tone === 'pass' ? 'button--primary' : 'button--line'}`}
          onClick={() => {
            close(toast.id);
            action.run();
          }}
        >
          {action.label}
        </button>
      )}
      <button
        type="button"
        className="icon-button"
        aria-label={t('common.close')}
        onClick={() => close(toast.id)}
      >
        <X className="icon" aria-hidden="true" />
      </button>
    </div>
  );
}
