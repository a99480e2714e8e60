import type { VariantProps } from 'class-variance-authority';
import { ChevronDown } from 'lucide-react';
import type { ComponentProps } from 'react';
import { inputFrame } from './input.tsx';

/** One of several: the browser's own list, which every phone and screen reader knows best. */
export function Select({
  shape,
  className,
  ...props
}: ComponentProps<'select'> & VariantProps<typeof inputFrame>) {
  return (
    <span className={inputFrame({ shape, className })}>
      <select
        className="h-full w-full min-w-0 appearance-none bg-transparent text-ellipsis outline-none *:bg-surface-3 *:text-foreground"
        {...props}
      />
      <ChevronDown />
    </span>
  );
}
