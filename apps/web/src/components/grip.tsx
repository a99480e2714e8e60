import { GripVertical } from 'lucide-react';
import type { HTMLAttributes } from 'react';

/** The handle of a row that can be moved; `gripProps` are those of `useReorder`. */
export function Grip({ label, gripProps }: { label: string; gripProps: HTMLAttributes<HTMLButtonElement> }) {
  return (
    <button
      type="button"
      className="grid h-11 w-7 cursor-grab touch-none place-items-center rounded-small text-line-ctl group-hover/row:text-foreground max-md:w-11"
      aria-label={label}
      {...gripProps}
    >
      <GripVertical className="size-4.5" />
    </button>
  );
}
