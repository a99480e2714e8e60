import { createHash } from 'node:crypto';
import type { PrismaClient } from '@setlist/db/create-prisma';
import { LRUCache } from 'lru-cache';
import { HttpProblem } from './problems.ts';

/** Which tokens of a person open nothing, though their issuer's signature is good. */
interface End {
  /** Those made before it, in UNIX milliseconds. */
  madeBefore: number;
  /** And all others, since the account is being deleted. */
  deleting: boolean;
}

export interface EndedTokens {
  /** Throws `unauthorized` when the token of a person, made at `issuedAt` in UNIX seconds, is among the ended ones. */
  refuse(caller: { userId: string; issuedAt: number }): Promise<void>;
  /** Says that this process need not wait for its memory to be over: it was this one that wrote the end. */
  note(userId: string, end: End): void;
}

/** For how long an answer is remembered, as a verified token is (decision 13): an end made by another process counts by then. */
export const REMEMBERED_MS = 60_000;
const NONE: End = { madeBefore: 0, deleting: false };

/** By what a person is known in `ended_tokens`, which outlives their account: SHA-256, in hexadecimal. */
export function hashOfUser(userId: string): string {
  return createHash('sha256').update(userId).digest('hex');
}

/** Makes what knows the ended tokens; it asks Postgres once a minute for each person. */
export function createEndedTokens(prisma: PrismaClient): EndedTokens {
  const known = new LRUCache<string, End>({ max: 10_000, ttl: REMEMBERED_MS });
  const find = async (userId: string): Promise<End> => {
    const row = await prisma.endedTokens.findUnique({ where: { userHash: hashOfUser(userId) } });
    // Meanwhile this process may have written an end of its own.
    const noted = known.get(userId);
    if (noted) return noted;
    const end = row ? { madeBefore: row.madeBefore.getTime(), deleting: row.deleting } : NONE;
    known.set(userId, end);
    return end;
  };
  return {
    async refuse({ userId, issuedAt }) {
      const { deleting, madeBefore } = known.get(userId) ?? (await find(userId));
      // A token says only in which second it was made: of that second none counts.
      if (!deleting && issuedAt * 1_000 >= madeBefore) return;
      const why = deleting ? 'The account is being deleted.' : 'Its owner has signed out everywhere.';
      throw new HttpProblem('unauthorized', `The token was refused. ${why}`, {
        'WWW-Authenticate': 'Bearer realm="api", error="invalid_token"',
      });
    },
    note: (userId, end) => void known.set(userId, end),
  };
}
