'use client';

import type { ReactNode } from 'react';
import type { DialogPopupProps } from './dialog-popup.tsx';
import { useOpened } from './use-overlays.ts';

interface Props extends Omit<DialogPopupProps, 'head'> {
  /** What the heading is, around the title: the title itself when left out. */
  head?: DialogPopupProps['head'] | undefined;
  open: boolean;
}

/**
 * A modal dialog: focus stays inside, Escape and a press beside it close it, and focus returns afterwards. It opens on
 * its first field, or, where it only asks, on its first button, which is the safe one.
 */
export function Dialog({ head = (title) => title, open, ...props }: Props) {
  const overlays = useOpened(open);
  return overlays && <overlays.DialogPopup {...props} head={head} />;
}

interface FormProps {
  /** Is given what the fields hold, by their names. */
  onSubmit: (form: FormData) => void;
  children: ReactNode;
}

/** The form of a dialog. It has no `action`: React empties a form after that, also when something in it is wrong. */
export function DialogForm({ onSubmit, children }: FormProps) {
  return (
    <form
      className="mt-4.5 grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit(new FormData(event.currentTarget));
      }}
    >
      {children}
    </form>
  );
}
