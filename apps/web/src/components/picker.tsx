import { useTranslations } from 'next-intl';
import type { ReactNode, Ref } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Datum } from '#features/xray/datum.tsx';
import type { MarkName } from '#features/xray/marks.ts';
import type { Pages } from './use-pages.ts';

interface Props {
  mark: MarkName;
  /** The list itself, for `useFocusAfter`. */
  ref?: Ref<HTMLUListElement>;
  children: ReactNode;
}

/** A list in a tall dialog to pick from. Under X-ray its tape stands above it, not over it. */
export function Picker({ mark, ref, children }: Props) {
  return (
    <Datum
      mark={mark}
      place="above-end"
      block
      className="-mx-3 mt-3.5 flex min-h-0 flex-col xray:mx-0 xray:mt-10 xray:mb-1.5"
    >
      <ul ref={ref} className="min-h-55 overflow-y-auto">
        {children}
      </ul>
    </Datum>
  );
}

interface RowProps {
  cover?: ReactNode;
  title: string;
  detail: string;
  /** The button that picks it, or that it is picked. */
  children: ReactNode;
}

/** One thing to pick. */
export function PickerRow({ cover, title, detail, children }: RowProps) {
  return (
    <li className="flex min-h-14 items-center gap-3 rounded-control px-3 py-1 hover:bg-surface-4">
      {cover}
      <span className="min-w-0 flex-1">
        <b className="block truncate font-550">{title}</b>
        <small className="block truncate text-13 text-muted tabular-nums">{detail}</small>
      </span>
      {children}
    </li>
  );
}

/** What stands in the list when there is nothing to pick; it can have the focus, after the last one was. */
export function PickerEmpty({ ref, children }: { ref?: Ref<HTMLLIElement>; children: ReactNode }) {
  return (
    <li
      ref={ref}
      tabIndex={-1}
      className="grid min-h-14 content-start justify-items-start gap-3 px-3 py-1 text-muted outline-none"
    >
      {children}
    </li>
  );
}

/** What ends a list that is not all there: a button for more of it, or, where nothing came, for another try. */
export function PickerEnd({ next, read, pending }: Pick<Pages<unknown>, 'next' | 'read' | 'pending'>) {
  const t = useTranslations();
  if (!next) return null;
  return (
    <li className="flex justify-center px-3 py-3">
      <Button variant="line" aria-disabled={pending} onClick={read}>
        {t(next === 'more' ? 'common.showMore' : 'common.retry')}
      </Button>
    </li>
  );
}
