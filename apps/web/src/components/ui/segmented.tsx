import type { LucideIcon } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';

/** A row of choices of which one holds: radio buttons in a frame. Its name is the `legend` of the fieldset around it. */
export function Segmented({ children }: { children: ReactNode }) {
  return (
    <span className="flex w-max max-w-full gap-0.5 rounded-full border border-line-2 bg-surface-2 p-1 max-md:w-full">
      {children}
    </span>
  );
}

interface Props extends Omit<ComponentProps<'input'>, 'type' | 'className'> {
  icon: LucideIcon;
}

const SEGMENT = [
  'relative flex h-10 items-center gap-2 rounded-full px-4.5 font-550 text-muted',
  'max-md:h-11 max-md:flex-1 max-md:justify-center max-md:px-2',
  'has-checked:bg-surface-4 has-checked:text-foreground has-checked:inset-ring-[1.5px] has-checked:inset-ring-line-ctl',
  'has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus',
  'forced-colors:has-checked:bg-[Highlight] forced-colors:has-checked:text-[HighlightText]',
  'forced-colors:has-checked:forced-color-adjust-none',
].join(' ');

/** One of the choices; `children` are its words, the other props those of the radio button. */
export function Segment({ icon: Icon, children, ...props }: Props) {
  return (
    <label className={SEGMENT}>
      <input className="sr-only" type="radio" {...props} />
      <Icon className="size-4.25" />
      <span>{children}</span>
    </label>
  );
}
