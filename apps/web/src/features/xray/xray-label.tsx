'use client';

import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import type { Mark } from './marks.ts';
import { XrayCard } from './xray-card.tsx';

/**
 * The tape that X-ray sticks to a datum. It is a button: pressed, it opens to the datum itself, what is behind it, and
 * what brought it. The browser's own popover, so Escape closes it and focus comes back.
 */
export function XrayLabel({ id, mark }: { id: string; mark: Mark }) {
  const t = useTranslations();
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        ref={button}
        type="button"
        className="datum__label"
        id={`${id}-label`}
        data-home={mark.home}
        popoverTarget={`${id}-card`}
      >
        {mark.key}
      </button>
      <div
        className="datum__card"
        id={`${id}-card`}
        popover="auto"
        role="dialog"
        aria-label={t('xray.detail', { datum: mark.key })}
        onToggle={(event) => setOpen(event.newState === 'open')}
      >
        {open && <XrayCard mark={mark} shown={textBeside(button.current)} />}
      </div>
    </>
  );
}

/** What the datum shows: the words, or what stands in its field. */
function textBeside(label: HTMLElement | null): string {
  const datum = label?.parentElement;
  const field = datum?.querySelector<HTMLInputElement | HTMLSelectElement>(
    'input:not([type="radio"]), select',
  );
  if (field) return field.value;
  const chosen = datum?.querySelector<HTMLInputElement>('input:checked');
  if (chosen) return chosen.labels?.[0]?.textContent ?? chosen.value;
  const own = [...(datum?.children ?? [])].filter((child) => child !== label && !child.matches('[popover]'));
  return (
    own
      // biome-ignore lint/performance/useDomNodeTextContent: what is hidden is not shown
      .map((child) => (child instanceof HTMLElement ? child.innerText : ''))
      .join(' ')
      .replace(/\s+/g, ' ')
      .trim()
  );
}
