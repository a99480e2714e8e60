import { setTimeout as delay } from 'node:timers/promises';
import type { Task } from 'graphile-worker';
import { z } from 'zod';
import type { Deps } from '../context.ts';
import { DomainError } from '../errors.ts';
import { SYNC_ROLE } from './enqueue-role-sync.ts';
import { syncRole } from './sync-role.ts';

const Payload = z.object({ userId: z.string(), check: z.boolean().default(false) });

/** Tries of one job before the next person gets a turn. */
const TRIES = 6;
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 2_000;

/**
 * Makes the job that syncs one person's role. It honours the identity provider's rate limit. While the provider is
 * away it waits within the job, which also holds back the jobs behind it: one knock at the door every few seconds
 * instead of one per person. After some tries it goes to the end of the line, in case the trouble is its own.
 */
export function createSyncRoleJob(deps: Deps): Task {
  const { identity, log, metrics } = deps;
  return async (payload, { abortSignal, addJob }) => {
    const { userId, check } = Payload.parse(payload);
    const untilOpen = () => delay(identity.waitMs(), undefined, { signal: abortSignal });
    for (let attempt = 0; attempt < TRIES; attempt++) {
      try {
        const outcome = await syncRole(deps, userId, { check, untilOpen });
        metrics.roleSyncs.inc({ outcome });
        if (outcome !== 'unchanged') log.info({ userId, outcome, repaired: check }, 'editor role synced');
        return;
      } catch (error) {
        if (isUnknownUser(error)) {
          log.warn({ userId }, 'the identity provider does not know a person who owns plays');
          return;
        }
        metrics.roleSyncs.inc({ outcome: 'failed' });
        if (!isAway(error)) throw error;
        const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** attempt);
        await delay(jittered(wait), undefined, { signal: abortSignal });
      }
    }
    const runAt = new Date(Date.now() + jittered(LONGEST_WAIT_MS));
    await addJob(SYNC_ROLE, { userId, check }, { jobKey: `sync-role:${userId}`, runAt, maxAttempts: 1_000 });
  };
}

function isAway(error: unknown): boolean {
  return error instanceof DomainError && error.problem === 'identity-provider-unavailable';
}

function isUnknownUser(error: unknown): boolean {
  return error instanceof DomainError && error.problem === 'not-found';
}

/** Up to a quarter longer, so that processes which failed together do not try together. */
function jittered(ms: number): number {
  return ms * (1 + Math.random() / 4);
}
