import type { Adapter, KoaContextWithOIDC } from 'oidc-provider';
import type { PostLoginOutcome } from '../actions/run-post-login.ts';
import type { Database } from '../store/database.ts';
import { createRecords } from './records.ts';

const outcomes = new WeakMap<object, PostLoginOutcome>();

/** Remembers, for the request under way, what its Actions decided. */
export function setOutcome(ctx: KoaContextWithOIDC, outcome: PostLoginOutcome): void {
  outcomes.set(ctx.oidc, outcome);
}

/** What the Actions decided for this request. */
export function getOutcome(ctx: KoaContextWithOIDC): PostLoginOutcome | undefined {
  return outcomes.get(ctx.oidc);
}

/**
 * Carries what the Actions decided at sign-in over to the code exchange, which is another request: they run once in
 * a sign-in. Kept by grant for as long as a code can live.
 */
export function createOutcomes(db: Database) {
  const records: Adapter = createRecords(db, 'PostLogin');
  return {
    async keep(grantId: string, outcome: PostLoginOutcome): Promise<void> {
      await records.upsert(grantId, { grantId, outcome }, 300);
    },
    async find(grantId: string): Promise<PostLoginOutcome | undefined> {
      const record = await records.find(grantId);
      return record?.outcome as PostLoginOutcome | undefined;
    },
  };
}
