import { createMp3Encoder } from 'wasm-media-encoders';
import { BITRATE, FRAME_SAMPLES, SAMPLE_RATE, type Stereo } from './format.ts';

// One for all songs of a thread: it costs a compilation.
let encoderMade: ReturnType<typeof createMp3Encoder> | undefined;

/** Encodes music as MP3. One song at a time: the songs of a thread share an encoder. */
export async function encodeMp3({ left, right }: Stereo): Promise<Uint8Array> {
  encoderMade ??= createMp3Encoder();
  const encoder = await encoderMade;
  encoder.configure({ sampleRate: SAMPLE_RATE, channels: 2, bitrate: BITRATE });
  const chunks: Uint8Array[] = [];
  const step = FRAME_SAMPLES * 32;
  // The encoder reuses its output buffer from call to call.
  for (let start = 0; start < left.length; start += step) {
    chunks.push(
      encoder.encode([left.subarray(start, start + step), right.subarray(start, start + step)]).slice(),
    );
  }
  chunks.push(encoder.finalize().slice());
  return Buffer.concat(chunks);
}
