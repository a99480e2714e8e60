import { composeSong } from './compose/compose-song.ts';
import { encodeMp3 } from './encode-mp3.ts';
import { mixdown } from './mix/mixdown.ts';
import { type Sound, styleOf } from './sound.ts';

/** Makes the audio of a song, as MP3; the same bytes for the same seed, genre and mood. It takes seconds. */
export async function synthesize(sound: Sound): Promise<Uint8Array> {
  return encodeMp3(mixdown(composeSong(sound.seed, styleOf(sound)), sound.seed));
}
