import { cva } from 'class-variance-authority';
import { PageLink } from '#components/page-link.tsx';

const linkVariants = cva('inline-flex h-11 items-center', {
  variants: { rail: { true: 'mb-0.5 pl-2 md:max-xl:pl-0', false: '' } },
});
const brandVariants = cva(
  [
    'tape h-8.5 pr-3.75 pb-px pl-3.5 text-[light-dark(var(--accent),var(--tape-ink))] [--tape:var(--primary)]',
    'font-display text-20 font-extrabold tracking-[-0.02em] -rotate-[2.5deg] font-stretch-80%',
    'max-md:h-7.25 max-md:text-[17px]',
  ],
  {
    variants: {
      // Where the rail is narrow, only the first letter.
      rail: {
        true: 'md:max-xl:w-10 md:max-xl:overflow-hidden md:max-xl:pr-0 md:max-xl:pb-0 md:max-xl:pl-3.25 md:max-xl:tracking-[1em]',
        false: '',
      },
    },
  },
);

/** The brand: a strip of fluoro tape. `rail` is the one of the side bar. */
export function Logo({ label, rail = false }: { label: string; rail?: boolean }) {
  return (
    <PageLink className={linkVariants({ rail })} href="/" aria-label={label}>
      <span className={brandVariants({ rail })} aria-hidden="true">
        Setlist
      </span>
    </PageLink>
  );
}
