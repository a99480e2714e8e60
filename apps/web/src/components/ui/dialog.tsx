'use client';

import type { ComponentProps } from 'react';
import type { DialogProps } from './dialog-popup.tsx';
import { useOverlays } from './use-overlays.ts';

/**
 * A modal dialog: focus stays inside, Escape and a press beside it close it, and focus returns afterwards. It opens on
 * its first field, or, where it only asks, on its first button, which is the safe one.
 */
export function Dialog(props: DialogProps) {
  const overlays = useOverlays(props.open);
  return overlays && <overlays.DialogPopup {...props} />;
}

/** The form of a dialog. */
export function DialogForm(props: Omit<ComponentProps<'form'>, 'className'>) {
  return <form className="mt-4.5 grid gap-4" {...props} />;
}
