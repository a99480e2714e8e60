import type { Motif } from '@setlist/covers/cover';
import { seedOf } from '@setlist/covers/seed';

interface Props {
  /** Decides what is drawn: a playlist's id, or a person's name. */
  seed: string;
  /** Width in pixels where it is fixed; it fills its box otherwise. */
  size?: 24 | 28 | 32 | 48 | 56;
  round?: boolean;
  eager?: boolean;
}

/** A drawn sleeve. It repeats what the text beside it says, so it is hidden from screen readers. */
export function Cover({ seed, size, round, eager }: Props) {
  return (
    <span className="cover" data-size={size} data-round={round || undefined} aria-hidden="true">
      {/* biome-ignore lint/performance/noImgElement: an SVG of our own gains nothing from image optimization */}
      <img
        src={coverUrl(seed)}
        alt=""
        width={size ?? 400}
        height={size ?? 400}
        loading={eager ? 'eager' : 'lazy'}
        decoding="async"
      />
    </span>
  );
}

/** Address of a cover's image. */
export function coverUrl(seed: string, told?: { motif: Motif; palette: string }): string {
  const query = told ? `?${new URLSearchParams({ ...told })}` : '';
  return `/covers/${encodeURIComponent(seedOf(seed))}${query}`;
}
