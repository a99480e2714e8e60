import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { songs } from '@setlist/prisma/seed/songs';
import { makeAudio } from '@setlist/synth';
import { compileAhead } from '../services/compile-ahead.ts';
import { buildWeb } from '../web/build-web.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** The songs of this checkout, for all throw-away Setlists. */
export const madeSongs = join(root, '.data/audio');

/**
 * Makes what the start of a throw-away Setlist would wait for: its songs and the web app's build. Throws when one of
 * them cannot be made, or the signal's reason when it is given up.
 */
export async function makeAhead(signal: AbortSignal): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'setlist-build-'));
  try {
    await makeAudio(songs, madeSongs, signal);
    const built = await buildWeb({ root, logFile: join(folder, 'web-build.log'), signal });
    if (built) await compileAhead(root, signal);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
