import type { Motif } from '@setlist/covers/cover';
import { seedOf } from '@setlist/covers/seed';
import { cva } from 'class-variance-authority';
import type { ReactNode } from 'react';

interface Props {
  /** Decides what is drawn: a playlist's id, or a person's name. */
  seed: string;
  /** Width in pixels where it is fixed; it fills its box otherwise. */
  size?: 24 | 28 | 32 | 48 | 56;
  round?: boolean;
  eager?: boolean;
  /** Where it stands, and how wide it is without `size`. */
  className?: string;
  /** What lies over it, as large as it is. */
  children?: ReactNode;
}

const coverVariants = cva(
  [
    'relative isolate block aspect-square flex-none overflow-hidden bg-surface-3',
    'after:pointer-events-none after:absolute after:inset-0 after:rounded-[inherit] after:inset-ring after:inset-ring-[rgb(255_255_255/8%)]',
  ],
  {
    variants: {
      size: { 24: 'w-6', 28: 'w-7', 32: 'w-8', 48: 'w-12', 56: 'w-14' },
      kind: {
        // Grain, as on a printed sleeve.
        sleeve: 'rounded-cover after:bg-grain after:bg-size-[160px] after:mix-blend-overlay',
        tiny: 'rounded-[3px]',
        face: 'rounded-full',
      },
    },
  },
);

/** A drawn sleeve. It repeats what the text beside it says, so it is hidden from screen readers. */
export function Cover({ seed, size, round, eager, className, children }: Props) {
  const kind = round ? 'face' : size && size < 32 ? 'tiny' : 'sleeve';
  return (
    <span className={coverVariants({ size, kind, className })} aria-hidden="true">
      {/* biome-ignore lint/performance/noImgElement: an SVG of our own gains nothing from image optimization */}
      <img
        className="size-full xray:brightness-72 xray:contrast-85 xray:grayscale"
        src={coverUrl(seed)}
        alt=""
        width={size ?? 400}
        height={size ?? 400}
        loading={eager ? 'eager' : 'lazy'}
        // The largest part of its page, as a rule.
        fetchPriority={eager && !size ? 'high' : 'auto'}
        decoding="async"
      />
      {children}
    </span>
  );
}

/** Address of a cover's image. */
export function coverUrl(seed: string, told?: { motif: Motif; palette: string }): string {
  const query = told ? `?${new URLSearchParams({ ...told })}` : '';
  return `/covers/${encodeURIComponent(seedOf(seed))}${query}`;
}
