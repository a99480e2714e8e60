import { randomBytes } from 'node:crypto';

/** A new user id: the identity provider's name, a bar, 24 hexadecimal digits. */
export function newUserId(provider: string): string {
  return `${provider}|${randomBytes(12).toString('hex')}`;
}
