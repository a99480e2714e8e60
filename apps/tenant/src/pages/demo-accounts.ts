import { listDemoUsers, type UserRow } from '../store/users.ts';
import type { Tenant } from '../tenant.ts';
import { faceOf, shownName } from './face.ts';
import type { DemoAccount } from './login-page.ts';

/** The imported accounts, as the sign-in page offers them; empty on a tenant without any. */
export async function listDemoAccounts({ pool }: Tenant): Promise<DemoAccount[]> {
  return (await listDemoUsers(pool)).map(toDemoAccount);
}

function toDemoAccount(user: UserRow): DemoAccount {
  const { plan, roles } = user.app_metadata ?? {};
  const planText = typeof plan === 'string' && plan ? `${plan[0]?.toUpperCase()}${plan.slice(1)} plan, ` : '';
  return {
    userId: user.user_id,
    name: shownName(user),
    picture: faceOf(user),
    description: `${planText}${user.email}`,
    badges: Array.isArray(roles)
      ? roles.map((role) => String(role).split(/[_:-]/).at(-1)?.toUpperCase() ?? '')
      : [],
  };
}
