import { cva, type VariantProps } from 'class-variance-authority';
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

const alertVariants = cva('flex items-center rounded-panel border border-danger-line bg-danger-soft', {
  variants: {
    place: {
      page: 'gap-4 py-3.5 pr-3.5 pl-5 max-md:flex-wrap max-md:gap-x-3.5 max-md:gap-y-2.5 max-md:px-4 max-md:pb-4',
      dialog: 'flex-wrap gap-3 px-3.5 py-3',
    },
  },
  defaultVariants: { place: 'page' },
});

interface Props extends VariantProps<typeof alertVariants> {
  icon: LucideIcon;
  title: string;
  text: ReactNode;
  className: string;
  /** A button that helps. */
  children?: ReactNode;
}

/** Says loudly what does not work, what still does, and what helps. */
export function Alert({ icon: Icon, title, text, place, className, children }: Props) {
  return (
    <div className={alertVariants({ place, className })} role="alert">
      <Icon className="size-6 text-danger max-md:self-start" />
      <p className="min-w-0 flex-1 leading-normal">
        <b className="block text-15 font-650 tracking-[-0.01em]">{title}</b>
        <span>{text}</span>
      </p>
      {children}
    </div>
  );
}
