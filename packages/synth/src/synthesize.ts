import { composeSong } from './compose/compose-song.ts';
import { encodeMp3 } from './encode-mp3.ts';
import { mixdown } from './mix/mixdown.ts';
import { type Genre, styles } from './styles/styles.ts';

/** What the synthesizer needs to know of a song: the id decides everything that the genre leaves open. */
export interface Song {
  songId: string;
  genre: Genre;
}

/** Makes the audio of a song, as MP3; the same bytes for the same id and genre. */
export async function synthesize({ songId, genre }: Song): Promise<Uint8Array> {
  return encodeMp3(mixdown(composeSong(songId, styles[genre]), songId));
}
