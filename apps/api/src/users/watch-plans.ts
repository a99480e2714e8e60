import { PLAYLIST_EDITOR, Plan } from '@setlist/contracts';
import type { Deps } from '../context.ts';
import { insertEvents } from '../live/insert-events.ts';
import { enqueueRoleSync } from '../role-sync/enqueue-role-sync.ts';

const PlanOf = Plan.catch('free');
/** After a failure so many turns are left out: the identity provider has other worries. */
const REST_TURNS = 5;

/**
 * Starts looking at the identity provider for changes that an administrator made to people who have a page open
 * here: one person each turn, round and round, and none while the rate limit is used up. A changed plan becomes an
 * event; a role that differs from the rows is given to the role sync. Returns how to stop.
 *
 * NOTE: Management API v2 tells of changes on one connection of a free plan, which several processes cannot share, and
 * its user search lags behind; reading one user is exact. With many open pages a round takes longer, and then the token
 * that is fetched anew each hour is the upper bound.
 */
export function watchPlans(deps: Deps): () => Promise<void> {
  const { env, log, events, identity } = deps;
  let turn = 0;
  let rest = 0;
  let looking: Promise<void> = Promise.resolve();
  const look = async () => {
    const people = events.listeners();
    const userId = people[turn++ % Math.max(1, people.length)];
    if (userId === undefined || identity.waitMs() > 0 || rest-- > 0) return;
    try {
      await lookAt(deps, userId);
    } catch (err) {
      rest = REST_TURNS;
      log.warn({ err, userId }, 'could not look for a changed plan');
    }
  };
  const timer = setInterval(() => {
    looking = looking.then(look);
  }, env.watchPlansMs);
  return async () => {
    clearInterval(timer);
    await looking;
  };
}

async function lookAt({ prisma, identity, log }: Deps, userId: string): Promise<void> {
  const { appMetadata } = await identity.getUser(userId);
  const plan = PlanOf.parse(appMetadata.plan);
  const editor = Array.isArray(appMetadata.roles) && appMetadata.roles.includes(PLAYLIST_EDITOR);
  await prisma.$transaction(async (tx) => {
    const changed = await tx.user.updateMany({ where: { userId, plan: { not: plan } }, data: { plan } });
    if (changed.count > 0) {
      await insertEvents(tx, [{ userId, event: { type: 'plan', plan } }]);
      log.info({ userId, plan }, 'plan changed');
    }
    const told = await tx.roleSync.findUnique({ where: { userId } });
    if ((told?.editor ?? false) !== editor) await enqueueRoleSync(tx, userId, { check: true });
  });
}
