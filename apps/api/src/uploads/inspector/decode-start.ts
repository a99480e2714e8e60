import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { getAudioDecoder } from 'audio-file-decoder';

const SECONDS = 5;
/** Most memory that the decoder gets. */
const MAX_BYTES = 256 * 1024 * 1024;
const PAGE_BYTES = 64 * 1024;

const require = createRequire(import.meta.url);
// The decoder is made for browsers, and its loader looks for what Node.js has in CommonJS alone.
Object.assign(globalThis, { require, __dirname: import.meta.dirname });

interface Memory {
  buffer: ArrayBuffer;
  grow(pages: number): number;
}

const { prototype } = (globalThis as unknown as { WebAssembly: { Memory: { prototype: Memory } } })
  .WebAssembly.Memory;
const { grow } = prototype;
prototype.grow = function growWithin(this: Memory, pages: number): number {
  if (this.buffer.byteLength + pages * PAGE_BYTES > MAX_BYTES) throw new RangeError('too much memory');
  return grow.call(this, pages);
};

/** Decodes the first seconds of an audio file, and tells how many came. Throws when none of its decoders plays it. */
export async function decodeStart(head: Uint8Array): Promise<number> {
  const wasm = await readFile(require.resolve('audio-file-decoder/decode-audio.wasm'), 'base64');
  const copy = head.buffer.slice(head.byteOffset, head.byteOffset + head.length) as ArrayBuffer;
  const decoder = await getAudioDecoder(`data:application/wasm;base64,${wasm}`, copy);
  try {
    return decoder.decodeAudioData(0, SECONDS).length / decoder.sampleRate;
  } finally {
    decoder.dispose();
  }
}
