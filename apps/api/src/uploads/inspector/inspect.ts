import { writeFile } from 'node:fs/promises';
import { type IPicture, parseFile, selectCover } from 'music-metadata';
import { coverKindOf } from '../cover-kinds.ts';
import { decodeStart } from './decode-start.ts';
import { headOf } from './head-of.ts';

/** What a file says of itself, once a decoder has played its beginning. */
export interface AudioFacts {
  /** null where it cannot be told. */
  durationMs: number | null;
  title: string | null;
  artist: string | null;
  /** A video is in it. */
  hasVideo: boolean;
  /** The cover that was written beside, by the extension of its kind. */
  cover: string | null;
}

/** Less sound than this is none. */
const LEAST_SECONDS = 0.1;

/** Looks into an audio file, and writes its cover to another file. Throws when nothing here plays it. */
export async function inspect(file: string, coverFile: string): Promise<AudioFacts> {
  const { format, common } = await parseFile(file, { duration: true });
  const facts = {
    durationMs: format.duration ? Math.round(format.duration * 1_000) : null,
    title: common.title ?? null,
    artist: common.artist ?? null,
    hasVideo: format.hasVideo === true,
  };
  if (facts.hasVideo) return { ...facts, cover: null };
  const seconds = await decodeStart(await headOf(file));
  if (seconds < LEAST_SECONDS) throw new Error('There is no sound in it.');
  return { ...facts, cover: await keepCover(selectCover(common.picture), coverFile) };
}

async function keepCover(picture: IPicture | null, file: string): Promise<string | null> {
  const kind = picture && (await coverKindOf(picture.data));
  if (!kind) return null;
  await writeFile(file, picture.data);
  return kind.extension;
}
