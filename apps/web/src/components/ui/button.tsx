import { cva, type VariantProps } from 'class-variance-authority';
import type { ComponentProps } from 'react';

const ICONS = "[&_svg:not([class*='size-'])]:size-4.25";

/** The classes of a button, for a link that looks like one. */
export const buttonVariants = cva(
  [
    'inline-flex items-center justify-center gap-2 rounded-full whitespace-nowrap',
    'transition-[color,background-color,border-color,scale]',
    'disabled:border-transparent disabled:bg-surface-2 disabled:text-subtle',
    'forced-colors:border forced-colors:disabled:text-[GrayText]',
  ],
  {
    variants: {
      variant: {
        primary:
          'bg-primary font-650 text-primary-foreground not-disabled:hover:bg-primary-hover not-disabled:active:scale-97',
        line: 'border border-line-2 bg-surface-1 font-550 not-disabled:hover:border-line-ctl not-disabled:hover:bg-surface-3',
        outline:
          'border border-line-2 font-550 not-disabled:hover:border-line-ctl not-disabled:hover:bg-surface-3',
        quiet: 'font-550 text-muted not-disabled:hover:bg-surface-3 not-disabled:hover:text-foreground',
        danger: 'bg-danger font-650 text-danger-soft',
      },
      size: {
        small: `h-9 px-3.5 text-13 max-md:h-11 ${ICONS}`,
        default: `h-10 px-4 text-14 max-md:h-11 ${ICONS}`,
        large: "h-13 px-6.5 text-16 [&>svg]:-ml-1 [&_svg:not([class*='size-'])]:size-5",
        // Beside a field, and as high as it.
        field: `h-12 px-5.5 text-14 ${ICONS}`,
      },
    },
    defaultVariants: { size: 'default' },
  },
);

/** How a button looks: `variant`, and `size`. */
export type ButtonLook = Pick<VariantProps<typeof buttonVariants>, 'size'> & {
  variant: NonNullable<VariantProps<typeof buttonVariants>['variant']>;
};

/** A button with words. `className` only places it: margins, width, order. */
export function Button({
  variant,
  size,
  className,
  type = 'button',
  ...props
}: ComponentProps<'button'> & ButtonLook) {
  return <button type={type} className={buttonVariants({ variant, size, className })} {...props} />;
}
