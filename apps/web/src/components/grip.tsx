import { GripVertical } from 'lucide-react';
import type { HTMLAttributes } from 'react';

/** The handle of a row that can be moved; `gripProps` are those of `useReorder`. */
export function Grip({ label, gripProps }: { label: string; gripProps: HTMLAttributes<HTMLButtonElement> }) {
  return (
    <button type="button" className="song__grip" aria-label={label} {...gripProps}>
      <GripVertical />
    </button>
  );
}
