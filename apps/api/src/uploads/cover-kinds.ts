import { fileTypeFromBuffer } from 'file-type';

/** An image format that is kept as a cover. */
export interface CoverKind {
  type: string;
  /** Of its name in storage, without the dot. */
  extension: string;
}

const MAX_COVER_BYTES = 5_000_000;

const KINDS: readonly CoverKind[] = [
  { type: 'image/jpeg', extension: 'jpg' },
  { type: 'image/png', extension: 'png' },
  { type: 'image/webp', extension: 'webp' },
];

/** Tells the format of a cover by its bytes; undefined for what is none that is kept, or too large. */
export async function coverKindOf(image: Uint8Array): Promise<CoverKind | undefined> {
  if (image.length > MAX_COVER_BYTES) return undefined;
  const found = await fileTypeFromBuffer(image);
  return KINDS.find(({ type }) => type === found?.mime);
}

/** The media type of a cover that was kept with an extension. */
export function coverTypeOf(extension: string): string {
  return KINDS.find((kind) => kind.extension === extension)?.type ?? 'application/octet-stream';
}
