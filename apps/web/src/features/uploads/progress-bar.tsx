interface Props {
  label: string;
  value: number;
  max: number;
}

/** How much of something is done: the browser's own element, drawn thin. */
export function ProgressBar({ label, value, max }: Props) {
  return (
    <progress
      className="block h-1 w-full appearance-none overflow-hidden rounded-full border-0 bg-play-rest text-play forced-colors:appearance-auto [&::-moz-progress-bar]:bg-play [&::-webkit-progress-bar]:bg-play-rest [&::-webkit-progress-value]:bg-play"
      aria-label={label}
      value={value}
      max={max || 1}
    />
  );
}
