import { randomBytes } from 'node:crypto';

const SAMPLES_A_SECOND = 8_000;
const HEAD_BYTES = 44;

/** A WAV file of so many seconds that nobody has sent before, 8 kB a second: quiet noise. */
export function noise(seconds: number): Buffer {
  const samples = seconds * SAMPLES_A_SECOND;
  const head = Buffer.alloc(HEAD_BYTES);
  head.write('RIFF', 0);
  head.writeUInt32LE(HEAD_BYTES - 8 + samples, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(SAMPLES_A_SECOND, 24);
  head.writeUInt32LE(SAMPLES_A_SECOND, 28);
  head.writeUInt16LE(1, 32);
  head.writeUInt16LE(8, 34);
  head.write('data', 36);
  head.writeUInt32LE(samples, 40);
  // Around the middle of eight bits.
  return Buffer.concat([head, randomBytes(samples).map((byte) => 120 + (byte % 16))]);
}
