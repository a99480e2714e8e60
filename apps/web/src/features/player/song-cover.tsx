'use client';

import { useState } from 'react';
import { Cover } from '#components/cover.tsx';
import { coverOf, type Track } from './queue.ts';

interface Props {
  track: Track;
  size?: 56;
  eager?: boolean;
  className?: string;
}

/** The cover of a track: over the one that is drawn the one that came with its file, where there is one that comes. */
export function SongCover({ track, ...look }: Props) {
  const { cover } = track;
  return (
    <Cover seed={coverOf(track)} {...look}>
      {cover !== null && <FileCover key={cover} src={cover} />}
    </Cover>
  );
}

function FileCover({ src }: { src: string }) {
  const [isGone, setIsGone] = useState(false);
  if (isGone) return null;
  return (
    // biome-ignore lint/performance/noImgElement: it comes from the API, which has it in one size
    <img
      className="absolute inset-0 size-full object-cover xray:brightness-72 xray:contrast-85 xray:grayscale"
      src={src}
      alt=""
      // The bar has one for a phone and one for a desktop: the one that is not seen is not asked for.
      loading="lazy"
      decoding="async"
      onError={() => setIsGone(true)}
    />
  );
}
