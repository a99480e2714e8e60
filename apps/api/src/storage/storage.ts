import type { Readable } from 'node:stream';

/** Bytes of an object: the first and the last of them. */
interface ByteRange {
  start: number;
  end: number;
}

/** An object as it lies in storage. It never changes: what is put later has another key. */
export interface StoredObject {
  bytes: number;
  putAt: Date;
  /** Its bytes, or some of them. Resolves once they come; rejects with `not-found` when it is gone by then. */
  read(range?: ByteRange): Promise<Readable>;
}

/**
 * Where audio and covers are kept, by keys of our own making (`newKey`). Every function throws `storage-unavailable` when
 * the storage cannot do it now.
 */
export interface Storage {
  /** Keeps a file under a new key, whole or not at all. The file may be moved: who made it removes what is left of it. */
  put(key: string, file: string, type: string): Promise<void>;
  /** undefined when there is none. */
  find(key: string): Promise<StoredObject | undefined>;
  /** Removes an object; it is no error when there is none. */
  remove(key: string): Promise<void>;
  /** The keys of objects that were put before a moment. */
  olderThan(moment: Date): AsyncIterable<string>;
}
