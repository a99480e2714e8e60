import { randomUUID } from 'node:crypto';

const KEY = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}(\.[a-z\d]+)?$/;

/** Makes the key of a new object, such as `….mp3`; nobody can guess it. `extension` is without the dot. */
export function newKey(extension: string): string {
  return `${randomUUID()}.${extension}`;
}

/** Whether a name is one that we give to objects: what else lies in a folder or a bucket is not ours. */
export function isKey(name: string): boolean {
  return KEY.test(name);
}
