import { listDemoUsers, type UserRow } from '../store/users.ts';
import type { Tenant } from '../tenant.ts';
import type { Words } from '../words/words.ts';
import { faceOf, shownName } from './face.ts';
import type { DemoAccount } from './login-page.ts';

/** The imported accounts, as the sign-in page offers them; empty on a tenant without any. */
export async function listDemoAccounts({ pool }: Tenant, words: Words): Promise<DemoAccount[]> {
  return (await listDemoUsers(pool)).map((user) => toDemoAccount(user, words));
}

function toDemoAccount(user: UserRow, { logIn }: Words): DemoAccount {
  const { plan, roles } = user.app_metadata ?? {};
  const planText =
    typeof plan === 'string' && plan ? `${logIn.plan(`${plan[0]?.toUpperCase()}${plan.slice(1)}`)}, ` : '';
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
