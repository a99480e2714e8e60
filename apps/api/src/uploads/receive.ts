import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import type { DomainError } from '../errors.ts';
import type { StreamedBody } from '../http/read-stream.ts';
import { type AudioKind, audioKindOf, SAMPLE_BYTES } from './audio-kinds.ts';

/** How large a file may be. */
export interface SizeLimit {
  bytes: number;
  /** What is thrown for a larger one: `content-too-large`. */
  exceeded(): DomainError;
}

/** A file that has come whole. */
export interface Upload {
  /** Where it lies until it is kept. */
  file: string;
  bytes: number;
  /** In hexadecimal. */
  sha256: string;
  kind: AudioKind;
}

/**
 * Writes a body to a new file as it comes. Throws `content-too-large` as soon as it is said or seen to be, and
 * `unsupported-media-type` once its first bytes tell that it is no audio.
 */
export async function receive(body: StreamedBody, file: string, limit: SizeLimit): Promise<Upload> {
  if (body.bytes !== undefined && body.bytes > limit.bytes) throw limit.exceeded();
  const hash = createHash('sha256');
  const handle = await open(file, 'wx');
  try {
    let bytes = 0;
    let sample = Buffer.alloc(0);
    let kind: AudioKind | undefined;
    for await (const chunk of body.chunks) {
      bytes += chunk.length;
      if (bytes > limit.bytes) throw limit.exceeded();
      if (!kind) {
        sample = Buffer.concat([sample, chunk]);
        if (sample.length >= SAMPLE_BYTES) kind = await audioKindOf(sample);
      }
      hash.update(chunk);
      await handle.writeFile(chunk);
      release(chunk);
    }
    kind ??= await audioKindOf(sample);
    await handle.sync();
    return { file, bytes, sha256: hash.digest('hex'), kind };
  } finally {
    await handle.close();
  }
}

/**
 * Gives back the memory of a chunk that is written and of no use any more. V8 sees how small the objects are, and not what
 * they hold: it would let some 64 MB of them lie before it looks for garbage.
 */
function release({ buffer, byteLength }: Buffer): void {
  if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) buffer.transfer(0);
}
