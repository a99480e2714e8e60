import { pictureOf } from '../oidc/profile-claims.ts';
import { listDemoUsers, type UserRow } from '../store/users.ts';
import type { Tenant } from '../tenant.ts';
import type { DemoAccount } from './login-page.ts';

/** The imported accounts, as the sign-in page offers them; empty on a tenant without any. */
export async function listDemoAccounts({ pool, issuer }: Tenant): Promise<DemoAccount[]> {
  return (await listDemoUsers(pool)).map((user) => toDemoAccount(issuer, user));
}

function toDemoAccount(issuer: string, user: UserRow): DemoAccount {
  const { displayName } = user.user_metadata ?? {};
  const { plan, roles } = user.app_metadata ?? {};
  const planText = typeof plan === 'string' && plan ? `${plan[0]?.toUpperCase()}${plan.slice(1)} plan, ` : '';
  return {
    userId: user.user_id,
    name: typeof displayName === 'string' ? displayName : (user.name ?? user.email ?? user.user_id),
    picture: pictureOf(issuer, user),
    description: `${planText}${user.email}`,
    badges: Array.isArray(roles)
      ? roles.map((role) => String(role).split(/[_:-]/).at(-1)?.toUpperCase() ?? '')
      : [],
  };
}
