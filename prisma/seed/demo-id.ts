import { createHash } from 'node:crypto';

/**
 * A UUID of version 7 (RFC 9562) for a demo row: its time is `createdAt`, and the rest follows from `name`, so that the
 * same row has the same id on every machine.
 */
export function demoId(name: string, createdAt: Date): string {
  const bytes = createHash('sha256').update(name).digest().subarray(0, 16);
  bytes.writeUIntBE(createdAt.getTime(), 0, 6);
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
