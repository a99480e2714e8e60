import { cva, type VariantProps } from 'class-variance-authority';
import type { ComponentProps, ReactNode } from 'react';

/** The frame of a field: it, not the control inside, shows hover, focus and error. */
export const inputFrame = cva(
  [
    'flex items-center gap-2.5 border border-line-ctl bg-surface-2 px-4 text-16 hover:border-muted',
    'focus-within:border-transparent focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-focus',
    'has-[[aria-invalid=true]]:border-danger',
  ],
  {
    variants: {
      shape: {
        field: 'h-12 w-full flex-none rounded-control',
        search: 'h-11 w-full max-w-105 flex-[1_1_260px] rounded-full',
        // What narrows a list, beside its search.
        choice: 'h-11 min-w-0 flex-[0_1_auto] rounded-full',
      },
    },
    defaultVariants: { shape: 'field' },
  },
);

interface Props extends ComponentProps<'input'>, VariantProps<typeof inputFrame> {
  /** An icon before what is typed, or a count after it. */
  start?: ReactNode;
  end?: ReactNode;
}

/** A field for one line of text. `className` places its frame. */
export function Input({ shape, start, end, className, ...props }: Props) {
  return (
    <span className={inputFrame({ shape, className })}>
      {start}
      <input className="h-full w-full min-w-0 bg-transparent outline-none" {...props} />
      {end}
    </span>
  );
}
