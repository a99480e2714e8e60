import { type FileHandle, open } from 'node:fs/promises';

/** Enough for some seconds of any format, behind a large picture too. */
const HEAD_BYTES = 32 * 1024 * 1024;

interface Box {
  type: string;
  start: number;
  size: number;
}

/**
 * The beginning of an audio file, as a decoder can play it: `most` bytes, and of an MP4 that has its index at its end,
 * that as well.
 */
export async function headOf(path: string, most = HEAD_BYTES): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const head = await read(file, 0, Math.min(size, most));
    if (size <= most || head.toString('latin1', 4, 8) !== 'ftyp') return head;
    const boxes = await boxesOf(file, size);
    const samples = boxes.find(({ type }) => type === 'mdat');
    const index = boxes.find(({ type }) => type === 'moov');
    if (!samples || !index || index.start < samples.start || index.size > most) return head;
    if (samples.start + 16 > most) return head;
    // The box with the samples ends with the head, and the index comes next: it tells places from the file's beginning,
    // so they stay right.
    if (head.readUInt32BE(samples.start) === 1) {
      head.writeBigUInt64BE(BigInt(most - samples.start), samples.start + 8);
    } else {
      head.writeUInt32BE(most - samples.start, samples.start);
    }
    return Buffer.concat([head, await read(file, index.start, index.size)]);
  } finally {
    await file.close();
  }
}

/** The outermost boxes of an MP4 (ISO/IEC 14496-12, 4.2). */
async function boxesOf(file: FileHandle, end: number): Promise<Box[]> {
  const boxes: Box[] = [];
  for (let start = 0; start + 16 <= end; ) {
    const header = await read(file, start, 16);
    const told = header.readUInt32BE(0);
    const size = told === 1 ? Number(header.readBigUInt64BE(8)) : told === 0 ? end - start : told;
    if (size < 8 || start + size > end) break;
    boxes.push({ type: header.toString('latin1', 4, 8), start, size });
    start += size;
  }
  return boxes;
}

async function read(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  return buffer.subarray(0, bytesRead);
}
