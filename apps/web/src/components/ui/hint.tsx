import { cva, type VariantProps } from 'class-variance-authority';
import type { ComponentProps } from 'react';

const hintVariants = cva(
  "inline-flex items-center gap-1.5 text-13 max-md:text-14 [&_svg:not([class*='size-'])]:size-3.75",
  {
    variants: { tone: { plain: 'text-muted', bad: 'text-danger', ok: 'text-ok' } },
    defaultVariants: { tone: 'plain' },
  },
);

/** A short word about a field or a row: what is wrong, what was done, what counts. */
export function Hint({
  tone,
  className,
  ...props
}: ComponentProps<'span'> & VariantProps<typeof hintVariants>) {
  return <span className={hintVariants({ tone, className })} {...props} />;
}
