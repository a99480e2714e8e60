import { interactionPolicy, type KoaContextWithOIDC } from 'oidc-provider';
import { isStorable } from '../store/storable-text.ts';
import { DATABASE_CONNECTION, findUserByEmail, type UserRow } from '../store/users.ts';
import type { Tenant } from '../tenant.ts';

/** The parameter of /authorize that asks for it. What begins with `ext-` is an application's own at Auth0, too. */
export const DEMO_PARAMETER = 'ext-demo';

/**
 * The demo account that a request signs in without a page: `ext-demo=1` asks for it and `login_hint` is its email.
 * Undefined for anybody else's email, and for everybody where the tenant was not started with `demoSignIn`.
 */
export async function findAskedDemoUser(
  { pool, demoSignIn }: Tenant,
  { login_hint, [DEMO_PARAMETER]: asked }: Record<string, unknown>,
): Promise<UserRow | undefined> {
  if (!demoSignIn || asked !== '1') return undefined;
  if (typeof login_hint !== 'string' || !isStorable(login_hint)) return undefined;
  const user = await findUserByEmail(pool, DATABASE_CONNECTION, login_hint);
  return user?.demo ? user : undefined;
}

/** Asks for a sign-in where the browser is signed in as somebody other than the demo account that is asked for. */
export function requireAskedDemoUser(tenant: Tenant): interactionPolicy.Check {
  const check = async ({ oidc }: KoaContextWithOIDC): Promise<boolean> => {
    const user = await findAskedDemoUser(tenant, oidc.params ?? {});
    return user !== undefined && user.user_id !== oidc.session?.accountId;
  };
  const description = 'another person is signed in than the demo account asked for';
  return new interactionPolicy.Check('demo', description, 'login_required', check);
}
