import { createHash } from 'node:crypto';
import type { PrismaClient } from '@setlist/db/create-prisma';
import { LRUCache } from 'lru-cache';
import { HttpProblem } from './problems.ts';

/** Which tokens of a person, or of one of their sessions, open nothing, though their issuer's signature is good. */
interface End {
  /** Those made before it, in UNIX milliseconds. Of a session all of them: none that ended begins again. */
  madeBefore: number;
  /** And all others, since the account is being deleted. */
  deleting: boolean;
}

export interface EndedTokens {
  /** Throws `unauthorized` when the token of a caller, made at `issuedAt` in UNIX seconds, is among the ended ones. */
  refuse(caller: { userId: string; sessionId?: string | undefined; issuedAt: number }): Promise<void>;
  /** Says that this process need not wait for its memory to be over: it was this one that wrote the end of an owner. */
  note(owner: string, end: End): void;
}

/** For how long an answer is remembered, as a verified token is (decision 13): an end made by another process counts by then. */
export const REMEMBERED_MS = 60_000;
const NONE: End = { madeBefore: 0, deleting: false };

/** Whose tokens end: a person by their user id, or one session by the identity provider's id of it. */
export const ownerOfSession = (sessionId: string) => `session ${sessionId}`;

/** By what an owner is known in `ended_tokens`, which outlives the account: SHA-256, in hexadecimal. */
export function hashOf(owner: string): string {
  return createHash('sha256').update(owner).digest('hex');
}

/** Makes what knows the ended tokens; it asks Postgres once a minute for each person and session. */
export function createEndedTokens(prisma: PrismaClient): EndedTokens {
  const known = new LRUCache<string, End>({ max: 20_000, ttl: REMEMBERED_MS });
  const find = async (owner: string): Promise<End> => {
    const row = await prisma.endedTokens.findUnique({ where: { ownerHash: hashOf(owner) } });
    // Meanwhile this process may have written an end of its own.
    const noted = known.get(owner);
    if (noted) return noted;
    const end = row ? { madeBefore: row.madeBefore.getTime(), deleting: row.deleting } : NONE;
    known.set(owner, end);
    return end;
  };
  const endOf = (owner: string) => known.get(owner) ?? find(owner);
  const endOfSession = (id: string | undefined) => (id === undefined ? NONE : endOf(ownerOfSession(id)));
  return {
    async refuse({ userId, sessionId, issuedAt }) {
      const [person, session] = await Promise.all([endOf(userId), endOfSession(sessionId)]);
      if (person.deleting) throw refusal('The account is being deleted.');
      // A token says only in which second it was made: of that second none counts.
      if (issuedAt * 1_000 < person.madeBefore) throw refusal('Its owner has signed out everywhere.');
      if (session !== NONE) throw refusal('Its owner has signed out of this session.');
    },
    note: (owner, end) => void known.set(owner, end),
  };
}

function refusal(why: string): HttpProblem {
  return new HttpProblem('unauthorized', `The token was refused. ${why}`, {
    'WWW-Authenticate': 'Bearer realm="api", error="invalid_token"',
  });
}
