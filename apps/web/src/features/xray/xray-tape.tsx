'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { fetchedLate, useFetched } from '#components/ui/fetched-late.ts';
import { HOME_NAMES, Tape } from '#components/ui/tape.tsx';
import { useOpened } from '#components/ui/use-overlays.ts';
import type { Mark } from './marks.ts';

const xrayCard = fetchedLate(() => import('./xray-card.tsx'));

interface Props {
  id?: string;
  mark: Mark;
  className: string;
  children: ReactNode;
}

/**
 * The tape that X-ray sticks to a datum. It is a button: pressed, it opens to the datum itself, what is behind it, and
 * what brought it.
 */
export function XrayTape({ id, mark, className, children }: Props) {
  const t = useTranslations();
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const [shown, setShown] = useState('');
  const overlays = useOpened(open);
  const card = useFetched(xrayCard, open, overlays !== undefined);
  // The page may be fetched again meanwhile, and show something else.
  useEffect(() => {
    if (open) setShown(shownBeside(button.current));
  });
  return (
    <>
      <button
        ref={button}
        type="button"
        id={id}
        className={className}
        data-home={mark.home}
        data-tape
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {children}
      </button>
      {overlays && card && (
        <overlays.PopoverPopup
          label={t('xray.detail', { datum: mark.key })}
          head={<Tape home={mark.home}>{HOME_NAMES[mark.home]}</Tape>}
          button={button}
          onClose={() => setOpen(false)}
        >
          <card.XrayCard mark={mark} shown={shown} />
        </overlays.PopoverPopup>
      )}
    </>
  );
}

/** What the datum next to a tape shows: its words, or what stands in its field. Fields of a list say only which rows. */
function shownBeside(tape: HTMLElement | null): string {
  const datum = datumOf(tape);
  const list = datum?.querySelector('ol');
  if (list) return wordsOf([list]);
  const field = datum?.querySelector<HTMLInputElement | HTMLSelectElement>(
    'input:not([type="radio"]), select',
  );
  if (field instanceof HTMLSelectElement) return field.selectedOptions[0]?.text ?? '';
  if (field) return field.value;
  const chosen = datum?.querySelector<HTMLInputElement>('input:checked');
  if (chosen) return chosen.labels?.[0]?.textContent ?? chosen.value;
  return wordsOf([...(datum?.children ?? [])].filter((child) => child !== tape));
}

function wordsOf(elements: Element[]): string {
  return (
    elements
      // biome-ignore lint/performance/useDomNodeTextContent: what is hidden is not shown
      .map((child) => (child instanceof HTMLElement ? child.innerText : ''))
      .join(' ')
      .replace(/\s+/g, ' ')
      .trim()
  );
}

/** The datum around the tape or, for one that stands under a form's field, the nearest. */
function datumOf(tape: HTMLElement | null): HTMLElement | null {
  for (let around = tape?.parentElement; around; around = around.parentElement) {
    const datum = around.matches('[data-datum]') ? around : around.querySelector<HTMLElement>('[data-datum]');
    if (datum) return datum;
  }
  return null;
}
