import type { AccountClaims, FindAccount } from 'oidc-provider';
import { profileClaims } from '../domain/profile-claims.ts';
import { findUser } from '../store/users.ts';
import type { Tenant } from '../tenant.ts';
import { createOutcomes, setOutcome } from './outcome.ts';

/** Loads the user behind a session or a code; with a code comes what the Actions decided at the sign-in. */
export function createFindAccount(tenant: Tenant): FindAccount {
  const outcomes = createOutcomes(tenant.pool);
  return async (ctx, userId, token) => {
    const user = await findUser(tenant.pool, userId);
    if (!user) return undefined;
    if (token?.kind === 'AuthorizationCode' && token.grantId) {
      const outcome = await outcomes.find(token.grantId);
      if (outcome) setOutcome(ctx, outcome);
    }
    const claims = profileClaims(tenant.issuer, user);
    return { accountId: userId, claims: () => claims as AccountClaims };
  };
}
