import type { ComponentProps, CSSProperties } from 'react';

interface Props extends Omit<ComponentProps<'input'>, 'type' | 'min' | 'max' | 'value' | 'style'> {
  /** From 0 to `max`. */
  value: number;
  max: number;
}

const TRACK_AND_THUMB = [
  'h-6 cursor-pointer appearance-none rounded-small bg-transparent forced-colors:appearance-auto',
  'track:h-1 track:rounded-full',
  'track:bg-[linear-gradient(to_right,var(--foreground)_var(--filled),var(--play-rest)_var(--filled))]',
  'thumb:size-3.5 thumb:appearance-none thumb:rounded-full thumb:border-0 thumb:bg-foreground webkit-thumb:-mt-1.25',
].join(' ');

/** A number on a line: the browser's own range input. */
export function Slider({ value, max, className = '', ...props }: Props) {
  const filled = { '--filled': `${(value / max) * 100}%` } as CSSProperties;
  return (
    <input
      type="range"
      min={0}
      max={max}
      value={value}
      style={filled}
      className={`${TRACK_AND_THUMB} ${className}`}
      {...props}
    />
  );
}
