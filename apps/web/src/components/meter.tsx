/** A thin bar of `value` out of `max`. The number beside it says it to screen readers. */
export function Meter({ value, max }: { value: number; max: number }) {
  return (
    <svg
      className="block h-0.5 w-full overflow-hidden rounded-full bg-play-rest"
      viewBox="0 0 100 4"
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <rect className="fill-play" width={Math.min(100, (value / max) * 100)} height="4" />
    </svg>
  );
}
