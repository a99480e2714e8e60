import { fileTypeFromBuffer } from 'file-type';
import { DomainError } from '../errors.ts';

/** An audio format that is taken. */
export interface AudioKind {
  /** Media type with which it is served. */
  type: string;
  /** Of its name in storage, without the dot. */
  extension: string;
}

/** As many of a file's first bytes as tell what it is. */
export const SAMPLE_BYTES = 4_100;

const MP4: AudioKind = { type: 'audio/mp4', extension: 'm4a' };
const OGG: AudioKind = { type: 'audio/ogg', extension: 'ogg' };

/** The formats that are taken, by what they are told as; whether a video is in an MP4, its boxes tell. */
const KINDS: Record<string, AudioKind> = {
  'audio/mpeg': { type: 'audio/mpeg', extension: 'mp3' },
  'audio/x-m4a': MP4,
  'audio/mp4': MP4,
  'video/mp4': MP4,
  'audio/aac': { type: 'audio/aac', extension: 'aac' },
  'audio/ogg': OGG,
  'audio/ogg; codecs=opus': OGG,
  'audio/flac': { type: 'audio/flac', extension: 'flac' },
  'audio/wav': { type: 'audio/wav', extension: 'wav' },
};

const WORDS: Record<string, string> = { image: 'image', video: 'video', audio: 'audio', font: 'font' };
// biome-ignore lint/suspicious/noControlCharactersInRegex: what a text does not have.
const NOT_IN_TEXT = /[\0-\x08\x0e-\x1a\x1c-\x1f\x7f]/;

/**
 * Tells the audio format of a file by its first bytes, whatever it is called. Throws `unsupported-media-type` for any
 * other file, and says what it is.
 */
export async function audioKindOf(sample: Uint8Array): Promise<AudioKind> {
  const found = await fileTypeFromBuffer(sample);
  const kind = found && KINDS[found.mime];
  if (kind) return kind;
  if (found) {
    const word = WORDS[found.mime.split('/')[0] ?? ''] ?? 'file';
    throw notAudio(`of the kind "${found.ext.toUpperCase()} ${word}"`, found.mime);
  }
  if (sample.length === 0) throw notAudio('empty', undefined);
  if (isText(sample)) throw notAudio('plain text', 'text/plain');
  throw notAudio('of a kind that is not known here', undefined);
}

/** What is refused with `unsupported-media-type`: `what` it is, in words, and as a media type where it has one. */
export function notAudio(what: string, actualType: string | undefined): DomainError {
  return new DomainError('unsupported-media-type', {
    detail: `By its bytes the file is ${what}. Send MP3, M4A or AAC, Ogg (Opus or Vorbis), FLAC or WAV.`,
    members: { actualType },
  });
}

function isText(sample: Uint8Array): boolean {
  try {
    // A letter may be cut off at the end.
    return !NOT_IN_TEXT.test(new TextDecoder('utf-8', { fatal: true }).decode(sample, { stream: true }));
  } catch {
    return false;
  }
}
