import type { Account, AccountClaims, FindAccount } from 'oidc-provider';
import { profileClaims } from '../domain/profile-claims.ts';
import { findUser, type UserRow } from '../store/users.ts';
import type { Tenant } from '../tenant.ts';
import { createOutcomes, setOutcome } from './token-claims.ts';

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
    return accountOf(tenant, user);
  };
}

/** A user as oidc-provider wants to have one: an id, and claims for it to choose from. */
export function accountOf({ issuer }: Pick<Tenant, 'issuer'>, user: UserRow): Account {
  const claims: AccountClaims = profileClaims(issuer, user);
  return { accountId: user.user_id, claims: () => claims };
}
