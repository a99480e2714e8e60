import { rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Where the audio of a song lies. The id has been parsed as a UUID, so it cannot lead anywhere else. */
function audioFile(audioDir: string, songId: string): string {
  return join(audioDir, `${songId}.mp3`);
}

/** Removes a song's audio; it is no error when there is none. */
export async function removeAudio(audioDir: string, songId: string): Promise<void> {
  await rm(audioFile(audioDir, songId), { force: true });
}
