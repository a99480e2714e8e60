import { randomBytes } from 'node:crypto';

/** A name that nobody else has, for what all people see in one list. */
export function unique(name: string): string {
  return `${name} ${randomBytes(2).toString('hex')}`;
}
