'use client';

import { useTranslations } from 'next-intl';

/** How a row can be chosen, while somebody chooses. */
export interface Choosing {
  chosen: boolean;
  /** It is the one of the list's rows that Tab leads to; the arrows lead on from it. */
  tabbed: boolean;
  /** Stays one function: see `useSelection`. */
  onChoose: (songId: string, range: boolean) => void;
}

interface Props extends Choosing {
  song: { songId: string; songname: string };
}

/** The box that chooses a song, in the place of its number. With Shift it chooses all from the one before. */
export function Choice({ song: { songId, songname }, chosen, tabbed, onChoose }: Props) {
  const t = useTranslations();
  return (
    <label className="grid h-11 w-8 cursor-pointer place-items-center max-md:w-11">
      <input
        type="checkbox"
        // What stands over the page above and below it hides no box that has the focus.
        className="size-5 scroll-my-40 accent-primary"
        aria-label={t('select.one', { song: songname })}
        checked={chosen}
        tabIndex={tabbed ? 0 : -1}
        onChange={({ nativeEvent }) => onChoose(songId, (nativeEvent as MouseEvent).shiftKey === true)}
      />
    </label>
  );
}
