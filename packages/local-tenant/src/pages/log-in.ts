import type { RequestHandler } from 'express';
import { z } from 'zod';
import { checkPassword, type PasswordCheck } from '../domain/accounts/check-password.ts';
import { isStorable } from '../store/storable-text.ts';
import { findUser } from '../store/users.ts';
import type { Tenant } from '../tenant.ts';
import { listDemoAccounts } from './demo-accounts.ts';
import { finishSignIn } from './finish-sign-in.ts';
import { loadPendingSignIn, type PageContext, sendPage } from './interaction.ts';
import { loginPage } from './login-page.ts';

const formSchema = z.object({
  demo: z.string().max(300).refine(isStorable).optional(),
  email: z.string().max(254).refine(isStorable).default(''),
  password: z.string().max(128).default(''),
});
type LoginForm = z.infer<typeof formSchema>;

const MESSAGES = { wrong: 'wrong', 'locked-out': 'lockedOut', overloaded: 'overloaded' } as const;

/** Checks who signs in: a demo account by its chip, anybody else by email and password. */
export function logIn(context: PageContext): RequestHandler {
  const { tenant } = context;
  return async (request, response) => {
    const pending = await loadPendingSignIn(context, request, response);
    if (!pending) return;
    const form = formSchema.safeParse(request.body);
    const check = form.success
      ? await identify(tenant, form.data, request.ip ?? '')
      : { refused: 'wrong' as const };
    if ('userId' in check) {
      return finishSignIn(context, pending, { userId: check.userId, method: 'pwd' }, request, response);
    }
    const { words } = pending;
    const email = form.data?.email;
    const error = words.logIn[MESSAGES[check.refused]];
    const demoAccounts = await listDemoAccounts(tenant, words);
    sendPage(response, pending, {
      status: check.refused === 'wrong' ? 400 : 429,
      page: (frame) => loginPage({ ...frame, email, error, demoAccounts }),
    });
  };
}

async function identify(
  tenant: Tenant,
  { demo, email, password }: LoginForm,
  ip: string,
): Promise<PasswordCheck> {
  if (demo === undefined) return checkPassword(tenant, { email, password, ip });
  const user = await findUser(tenant.pool, demo);
  return user?.demo ? { userId: user.user_id } : { refused: 'wrong' };
}
