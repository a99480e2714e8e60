import { composeSong } from './compose/compose-song.ts';
import type { SongSeed } from './compose/plan.ts';
import { encodeMp3 } from './encode-mp3.ts';
import { mixdown } from './mix/mixdown.ts';

/** Makes the audio of a song, as MP3; the same bytes for the same id and genre. */
export async function synthesize(seed: SongSeed): Promise<Uint8Array> {
  return encodeMp3(mixdown(composeSong(seed), seed.songId));
}
