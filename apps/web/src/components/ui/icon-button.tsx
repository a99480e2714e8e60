import { cva, type VariantProps } from 'class-variance-authority';
import type { ComponentProps } from 'react';

const QUIET = [
  'transition-colors',
  'text-muted not-disabled:hover:bg-surface-3 not-disabled:hover:text-foreground disabled:text-line-ctl',
  // "On" is a dot as well, never colour alone.
  'aria-pressed:text-accent-text aria-pressed:after:absolute aria-pressed:after:bottom-1 aria-pressed:after:left-1/2',
  'aria-pressed:after:size-1 aria-pressed:after:-translate-x-1/2 aria-pressed:after:rounded-full',
  'aria-pressed:after:bg-current forced-colors:aria-pressed:after:bg-[Highlight]',
  'forced-colors:disabled:text-[GrayText]',
];

const PLAY = [
  'disabled:bg-surface-4 disabled:text-subtle forced-colors:border',
  "[&_svg]:fill-current [&_svg:not([class*='size-'])]:size-4.75",
];

/** The classes of a round button with nothing but an icon. */
export const iconButtonVariants = cva('relative inline-grid shrink-0 place-items-center rounded-full', {
  variants: {
    variant: {
      plain: QUIET,
      line: [...QUIET, 'border border-line-2'],
      play: [
        ...PLAY,
        'bg-primary text-primary-foreground transition-[color,background-color,scale] ease-out',
        'not-disabled:hover:scale-105 not-disabled:hover:bg-primary-hover',
      ],
      // On a cover, when the pointer or the focus is on the card: the card is the `group`.
      playOnCover: [
        ...PLAY,
        'pointer-events-auto translate-y-1.5 bg-accent text-accent-foreground opacity-0',
        'shadow-[0_8px_20px_rgb(0_0_0/45%)] transition-[opacity,translate,scale] duration-200 ease-out',
        'group-focus-within:translate-y-0 group-focus-within:opacity-100 not-disabled:hover:scale-105',
        'group-hover:translate-y-0 group-hover:opacity-100',
      ],
    },
    size: { default: 'size-10 max-md:size-11', medium: 'size-11', large: 'size-13' },
  },
  defaultVariants: { variant: 'plain', size: 'default' },
});

interface Props
  extends Omit<ComponentProps<'button'>, 'aria-label'>,
    VariantProps<typeof iconButtonVariants> {
  /** What it does: nobody sees a word. */
  label: string;
}

/** A round button with nothing but an icon. With `aria-pressed` it says whether it is on. */
export function IconButton({ label, variant, size, className, type = 'button', ...props }: Props) {
  return (
    <button
      type={type}
      aria-label={label}
      className={iconButtonVariants({ variant, size, className })}
      {...props}
    />
  );
}
