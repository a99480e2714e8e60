import { createHash } from 'node:crypto';
import type { SessionToken } from './session-token.ts';

// One list for proxy, pages and handlers, which are bundled apart but run in one process.
const shared = globalThis as typeof globalThis & { setlistEndedSessions?: Map<string, number> };

function ended(): Map<string, number> {
  shared.setlistEndedSessions ??= new Map();
  return shared.setlistEndedSessions;
}

const keyOf = ({ refreshToken }: SessionToken) =>
  createHash('sha256').update(refreshToken).digest('base64url');

/**
 * Remembers that a session was signed out, until its access token expires: an encrypted cookie cannot be taken back,
 * so a copy of it has to be refused (OWASP ASVS 5.0, 7.4.1). Its refresh token is revoked at the identity provider.
 */
export function endSession(session: SessionToken, now = Date.now()): void {
  for (const [key, until] of ended()) if (until < now) ended().delete(key);
  ended().set(keyOf(session), session.expiresAt);
}

/** Whether a session was signed out in this process. */
export function hasEnded(session: SessionToken): boolean {
  return ended().has(keyOf(session));
}
