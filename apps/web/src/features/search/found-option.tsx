import { Music, Play } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Cover } from '#components/cover.tsx';

/** Something that was found, as the box shows it. */
interface Option {
  key: string;
  title: string;
  text?: string;
  icon?: 'play' | 'song';
  /** The seed of a drawing, instead of an icon. */
  cover?: string;
  round?: boolean;
  run: () => void;
}

/** What was found of one kind. */
export interface FoundGroup {
  kind: 'songs' | 'playlists' | 'people';
  options: Option[];
}

interface Props {
  id: string;
  option: Option;
  selected: boolean;
}

/** One of the options of the box; the field has the focus, and this is scrolled to when the arrows come to it. */
export function FoundOption({ id, option, selected }: Props) {
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (selected) row.current?.scrollIntoView({ block: 'nearest' });
  }, [selected]);
  const { title, text, icon, cover, round = false, run } = option;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field takes the keys
    // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field
    <div
      ref={row}
      id={id}
      role="option"
      aria-selected={selected}
      className="flex min-h-11 cursor-pointer items-center gap-3 rounded-control px-3 py-1.5 hover:bg-surface-4 aria-selected:bg-surface-4 aria-selected:outline-2 aria-selected:-outline-offset-2 aria-selected:outline-focus"
      onPointerDown={(event) => event.preventDefault()}
      onClick={run}
    >
      {cover === undefined ? (
        <span className="grid size-8 flex-none place-items-center text-muted">
          {icon === 'play' ? <Play className="size-4" /> : <Music className="size-4" />}
        </span>
      ) : (
        <Cover seed={cover} size={32} round={round} />
      )}
      <span className="min-w-0">
        <b className="block truncate font-semibold">{title}</b>
        {text && <span className="block truncate text-13 text-muted">{text}</span>}
      </span>
    </div>
  );
}
