import { createMp3Encoder } from 'wasm-media-encoders';
import type { Stereo } from './mix/stereo.ts';
import { SAMPLE_RATE } from './sample-rate.ts';

/** Kilobits a second: constant, so that the length of the file follows from that of the music. */
const BITRATE = 80;
/** Bytes of one MP3 frame at this rate and bitrate. */
export const FRAME_BYTES = (144 * BITRATE * 1000) / SAMPLE_RATE;

// One for all songs of a thread: it costs a compilation.
let encoderMade: ReturnType<typeof createMp3Encoder> | undefined;

/** Encodes music as MP3. One song at a time: the songs of a thread share an encoder. */
export async function encodeMp3({ left, right }: Stereo): Promise<Uint8Array> {
  encoderMade ??= createMp3Encoder();
  const encoder = await encoderMade;
  encoder.configure({ sampleRate: SAMPLE_RATE, channels: 2, bitrate: BITRATE });
  const chunks: Uint8Array[] = [];
  const step = 1152 * 32;
  // The encoder reuses its output buffer from call to call.
  for (let start = 0; start < left.length; start += step) {
    chunks.push(
      encoder.encode([left.subarray(start, start + step), right.subarray(start, start + step)]).slice(),
    );
  }
  chunks.push(encoder.finalize().slice());
  return Buffer.concat(chunks);
}
