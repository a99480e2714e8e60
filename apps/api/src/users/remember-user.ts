import { run, sql } from '@setlist/db/sql';
import { LRUCache } from 'lru-cache';
import type { Caller, Deps } from '../context.ts';
import { insertEvents } from '../live/insert-events.ts';

/** The name other people see of someone who has not chosen one, as the default-display-name Action has it. */
export const DEFAULT_DISPLAY_NAME = 'user';

/**
 * Makes the function that keeps the local copy of a person, told of each verified token: it writes once for each
 * new token, not at each request. A token older than what is known changes nothing, so that a name changed
 * since then stays, and other open pages hear of a plan that the token has changed (scenario: "every time a user logs in … update all fields").
 */
export function createRememberUser({ prisma }: Pick<Deps, 'prisma'>): (caller: Caller) => Promise<void> {
  const written = new LRUCache<string, number>({ max: 10_000 });
  return async (caller) => {
    if (caller.kind !== 'user' || (written.get(caller.userId) ?? 0) >= caller.issuedAt) return;
    const { userId, displayName, picture, issuedAt, plan } = caller;
    // Together: once the plan is written, the same token would never tell of it again.
    await prisma.$transaction(async (tx) => {
      const [remembered] = await run(tx, sql.rememberUser, {
        ...{ userId, plan },
        displayName: displayName ?? DEFAULT_DISPLAY_NAME,
        picture: picture ?? null,
        issuedAt: new Date(issuedAt * 1_000),
      });
      if (remembered?.planBefore && remembered.planBefore !== plan) {
        await insertEvents(tx, [{ userId, event: { type: 'plan', plan } }]);
      }
    });
    written.set(userId, issuedAt);
  };
}
