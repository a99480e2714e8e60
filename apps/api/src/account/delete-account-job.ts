import type { Task } from 'graphile-worker';
import { z } from 'zod';
import type { Deps } from '../context.ts';
import { hashOf, REMEMBERED_MS } from '../http/ended-tokens.ts';
import { deleteObjects } from './delete-objects.ts';
import { deleteRows } from './delete-rows.ts';

/** The task that deletes one person in all three homes. */
export const DELETE_ACCOUNT = 'delete-account';

const Payload = z.object({ userId: z.string(), askedAt: z.int() });

/**
 * After it nothing that another process still let in can be under way: for as long as it remembers that the tokens were
 * good, and as long as a request may take.
 */
const CLOSES_AFTER_MS = REMEMBERED_MS + 60_000;

/**
 * Makes the job that deletes one person: objects in storage, then rows, then the user at the identity provider. Each
 * step needs what the later ones remove, and finds nothing to do when it was done before; so the job may end anywhere and
 * begin anew, which the queue does until it succeeds (decision 45). It comes once more when nothing of the person can be
 * under way any more, and opens the door again: whoever signs up under the same user id is somebody new.
 */
export function createDeleteAccountJob(deps: Deps, closesAfterMs = CLOSES_AFTER_MS): Task {
  const { prisma, identity, endedTokens, log } = deps;
  return async (payload, { addJob }) => {
    const { userId, askedAt } = Payload.parse(payload);
    await deleteObjects(deps, userId);
    await deleteRows(deps, userId);
    await identity.deleteUser(userId);
    const closesAt = askedAt + closesAfterMs;
    if (Date.now() < closesAt) {
      const jobKey = `${DELETE_ACCOUNT}:${userId}`;
      await addJob(
        DELETE_ACCOUNT,
        { userId, askedAt },
        { jobKey, runAt: new Date(closesAt), maxAttempts: 1_000 },
      );
      return log.info({ userId }, 'an account is deleted in all homes, and looked at once more');
    }
    const end = { madeBefore: new Date(), deleting: false };
    await prisma.endedTokens.updateMany({ where: { ownerHash: hashOf(userId) }, data: end });
    endedTokens.note(userId, { madeBefore: end.madeBefore.getTime(), deleting: false });
    log.info({ userId }, 'an account is deleted');
  };
}
