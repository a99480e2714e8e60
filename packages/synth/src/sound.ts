import type { Style } from './compose/style.ts';
import { inMood, type Mood } from './styles/moods.ts';
import { type Genre, styles } from './styles/styles.ts';

/** What a song sounds like: the seed decides everything that genre and mood leave open. */
export interface Sound {
  seed: string;
  genre: Genre;
  mood?: Mood | undefined;
}

/** The style in which a song is written. */
export function styleOf({ genre, mood }: Sound): Style {
  return mood ? inMood(styles[genre], mood) : styles[genre];
}
