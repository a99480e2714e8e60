import { cva, type VariantProps } from 'class-variance-authority';

const skeletonVariants = cva('block', {
  variants: {
    unavailable: {
      true: [
        'inset-ring inset-ring-line-2',
        'bg-[repeating-linear-gradient(135deg,color-mix(in_oklab,var(--surface-2)_70%,transparent)_0_10px,transparent_10px_20px)]',
      ],
      false: [
        'relative overflow-hidden bg-surface-2 after:absolute after:inset-0 after:animate-sweep',
        'after:bg-[linear-gradient(100deg,transparent_30%,var(--surface-4)_50%,transparent_70%)]',
      ],
    },
    corners: { cover: 'rounded-cover', inherit: 'rounded-[inherit]' },
  },
  defaultVariants: { unavailable: false, corners: 'cover' },
});

/**
 * Where something will stand, as large as `className` makes it. `unavailable` is still hatching, not a sweep: what
 * belongs there cannot be had now, and nobody is to wait for it.
 */
export function Skeleton({
  unavailable,
  corners,
  className,
}: VariantProps<typeof skeletonVariants> & { className: string }) {
  return <span className={skeletonVariants({ unavailable, corners, className })} />;
}
