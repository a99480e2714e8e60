'use client';

import { Toast as BaseToast } from '@base-ui/react/toast';
import { cva } from 'class-variance-authority';
import { Check, CircleAlert, Info, Trash2, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import { Button } from './button.tsx';
import { FocusGuards } from './focus-guards.tsx';
import { IconButton } from './icon-button.tsx';
import { PassTag } from './pass-tag.tsx';
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

/** Shows a toast; what it returns takes it away again. */
export type ShowToast = (toast: Toast) => () => void;

const STAYS_MS = 6_000;
const MOST = 3;
const ICONS = { ok: Check, bad: CircleAlert, info: Info, removed: Trash2 };

/** Announces as `status` and `alert` in the regions below, and not by roles of its own. */
const UNSAID = {
  role: undefined,
  tabIndex: undefined,
  'aria-live': undefined,
  'aria-atomic': undefined,
  'aria-relevant': undefined,
  'aria-label': undefined,
  'aria-modal': undefined,
} as const;

const CORNER = [
  'visible fixed inset-auto right-beside bottom-[calc(var(--h-player)+32px)] grid w-[min(460px,calc(100vw-32px))] gap-3',
  'overflow-visible bg-transparent text-inherit no-player:bottom-6 short:bottom-24 short:no-player:bottom-4',
  'max-md:right-2 max-md:bottom-[calc(152px+env(safe-area-inset-bottom))] max-md:left-2 max-md:w-auto',
  'max-md:no-player:bottom-[calc(80px+env(safe-area-inset-bottom))]',
  // They lie over everything, also over a menu that somebody has just opened: it goes first.
  '[body:has([role=menu])_&]:pointer-events-none [body:has([role=menu])_&]:opacity-0',
].join(' ');

/** Where the toasts of the page stand: news as `status`, errors as `alert`. Fetched late: use `ToastProvider`. */
export function Toaster({ onReady }: { onReady: (show: ShowToast) => void }) {
  return (
    <BaseToast.Provider timeout={STAYS_MS} limit={MOST}>
      <Toasts onReady={onReady} />
    </BaseToast.Provider>
  );
}

type Shown = BaseToast.Root.ToastObject<Toast>;

function Toasts({ onReady }: { onReady: (show: ShowToast) => void }) {
  const { toasts, add, close } = BaseToast.useToastManager<Toast>();
  const newestFirst = useRef(toasts);
  newestFirst.current = toasts;

  useEffect(() => {
    onReady((toast) => {
      // The same said again is said once, anew: a form and what goes on behind it may fail for one reason.
      const id = `${toast.tone} ${toast.title}`;
      const others = newestFirst.current.filter((shown) => shown.id !== id);
      for (const old of others.slice(MOST - 1)) close(old.id);
      add({ id, data: toast, timeout: toast.action ? 0 : STAYS_MS });
      return () => close(id);
    });
  }, [onReady, add, close]);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const newest = newestFirst.current[0];
      if (event.key === 'Escape' && !event.defaultPrevented && newest) close(newest.id);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [close]);

  // A popover, to lie over modal dialogs of the browser: it goes to the top again when one was opened since.
  const stack = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: every new toast has to be on top
  useEffect(() => {
    if (stack.current?.matches(':popover-open') && document.querySelector('dialog:modal')) {
      stack.current.hidePopover();
    }
    stack.current?.showPopover();
  }, [toasts]);

  const oldestFirst = toasts.toReversed();
  const isBad = ({ data }: Shown) => data?.tone === 'bad';
  return (
    <BaseToast.Viewport {...UNSAID} ref={stack} popover="manual" data-toasts className={CORNER}>
      {toasts.length > 0 && <FocusGuards />}
      <div className="grid gap-3" role="alert" aria-live="assertive">
        {oldestFirst.filter(isBad).map((toast) => (
          <ToastCard key={`${toast.id} ${toast.updateKey}`} shown={toast} />
        ))}
      </div>
      <div className="grid gap-3" role="status" aria-live="polite">
        {oldestFirst
          .filter((toast) => !isBad(toast))
          .map((toast) => (
            <ToastCard key={`${toast.id} ${toast.updateKey}`} shown={toast} />
          ))}
      </div>
    </BaseToast.Viewport>
  );
}

const toastVariants = cva(
  [
    'flex min-w-0 animate-toast-in touch-pan-y items-center gap-3.5 rounded-[18px] bg-surface-3 py-3 pr-2 pl-4.5 shadow-3',
    'forced-colors:border',
  ],
  {
    variants: {
      // On a phone, their words and their buttons are long.
      long: { true: 'max-md:flex-wrap', false: '' },
    },
  },
);
const iconVariants = cva('size-5.5', {
  variants: { tone: { ok: 'text-ok', bad: 'text-danger', info: '', removed: '' } },
});

function ToastCard({ shown }: { shown: Shown }) {
  const t = useTranslations();
  const { close } = BaseToast.useToastManager();
  const toast = shown.data;
  if (!toast) return null;
  const { tone, title, text, home, action } = toast;
  const long = tone === 'pass' || tone === 'bad';
  const Icon = tone === 'pass' ? undefined : ICONS[tone];
  return (
    <BaseToast.Root
      {...UNSAID}
      toast={shown}
      swipeDirection={['left', 'right']}
      className={toastVariants({ long })}
    >
      {Icon && tone !== 'pass' ? <Icon className={iconVariants({ tone })} /> : <PassTag />}
      <p className="min-w-0 flex-1 text-13 leading-[1.45] wrap-anywhere text-muted">
        <b className="block text-14 font-semibold text-foreground">{title}</b>
        <span>{text}</span>
      </p>
      {home && <Tape home={home}>{HOME_NAMES[home]}</Tape>}
      {action && (
        <Button
          variant={tone === 'pass' ? 'primary' : 'line'}
          size="small"
          className={long ? 'max-md:order-9 max-md:w-[calc(100%-10px)]' : ''}
          onClick={() => {
            close(shown.id);
            action.run();
          }}
        >
          {action.label}
        </Button>
      )}
      <IconButton label={t('common.close')} onClick={() => close(shown.id)}>
        <X />
      </IconButton>
    </BaseToast.Root>
  );
}
