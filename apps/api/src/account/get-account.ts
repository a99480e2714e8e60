import type { contracts } from '@setlist/contracts';
import type { Context } from '../context.ts';
import type { AnswerFor } from '../http/route.ts';

/** The caller as the identity provider knows them, asked anew at each request. */
export async function getAccount({
  identity,
  caller,
}: Context): Promise<AnswerFor<typeof contracts.getAccount>> {
  const user = await identity.getAccount(caller.userId);
  const [first] = user.identities;
  return {
    status: 200,
    body: {
      userId: user.user_id,
      email: user.email ?? null,
      emailVerified: user.email_verified ?? false,
      picture: user.picture ?? null,
      connection: first?.connection ?? '',
      social: first?.isSocial ?? false,
      createdAt: user.created_at,
      lastLogin: user.last_login ?? null,
      loginsCount: user.logins_count ?? 0,
    },
  };
}
