import type { ComponentProps } from 'react';

interface Props extends Omit<ComponentProps<'button'>, 'aria-label' | 'role' | 'type'> {
  checked: boolean;
  label: string;
}

const TRACK_AND_KNOB = [
  'relative h-5 w-8.5 rounded-full border-[1.5px] border-line-ctl bg-surface-1 transition-colors duration-200',
  'after:absolute after:top-0.5 after:left-0.5 after:size-3.25 after:rounded-full after:bg-muted',
  'after:transition-[translate] after:duration-200 after:ease-out',
  'in-aria-checked:border-primary in-aria-checked:bg-primary',
  'in-aria-checked:after:translate-x-3.5 in-aria-checked:after:bg-primary-foreground',
  'forced-colors:after:bg-[CanvasText] forced-colors:in-aria-checked:bg-[Highlight]',
  'forced-colors:in-aria-checked:after:bg-[HighlightText]',
].join(' ');

/** Turns something on and off at once. `children` stand before the track; `label` is its name. */
export function Switch({ checked, label, children, ...props }: Props) {
  return (
    <button type="button" role="switch" aria-checked={checked} aria-label={label} {...props}>
      {children}
      <span className={TRACK_AND_KNOB} aria-hidden="true" />
    </button>
  );
}
