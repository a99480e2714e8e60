import type { ComponentProps } from 'react';
import { Switch } from './ui/switch.tsx';

const LOOK = [
  'inline-flex h-10 flex-none items-center gap-2.5 rounded-full border border-line-2 bg-surface-1 pr-3 pl-3.5',
  'text-13 font-550 text-muted hover:border-line-ctl hover:text-foreground max-md:h-11 max-md:gap-2 max-md:px-3',
  'aria-checked:border-line-ctl aria-checked:bg-surface-3 aria-checked:text-foreground',
].join(' ');

/** A switch of the page in its header. `className` may leave parts of it out where there is no room. */
export function HeaderSwitch({ className = '', ...props }: ComponentProps<typeof Switch>) {
  return <Switch className={`${LOOK} ${className}`} {...props} />;
}
