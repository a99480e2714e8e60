import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Person, TestApi } from './api.ts';

/** One of the files of `audio/`. */
export function audioFile(name: string): Promise<Buffer> {
  return readFile(join(import.meta.dirname, 'audio', name));
}

/** A WAV file of so many bytes, of noise that no other has: 8,000 samples a second of one byte each. */
export function noise(bytes: number): Buffer {
  return Buffer.concat([wavHeader(bytes - 44), randomBytes(bytes - 44)]);
}

/** The head of a WAV file, of 44 bytes, to which so many bytes of samples belong. */
export function wavHeader(samples: number): Buffer {
  const header = Buffer.alloc(44);
  header.write('RIFF', 0);
  header.writeUInt32LE(36 + samples, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(8_000, 24);
  header.writeUInt32LE(8_000, 28);
  header.writeUInt16LE(1, 32);
  header.writeUInt16LE(8, 34);
  header.write('data', 36);
  header.writeUInt32LE(samples, 40);
  return header;
}

/** Sends a file as the audio of a song. */
export function upload(
  api: TestApi,
  person: Person,
  songId: string,
  file: Buffer,
  { query = '', headers = {} as Record<string, string> } = {},
): Promise<Response> {
  return api.send(`PUT /songs/${songId}/audio${query}`, { as: person, headers, file });
}
