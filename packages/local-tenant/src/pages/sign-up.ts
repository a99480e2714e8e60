import type { RequestHandler } from 'express';
import { z } from 'zod';
import { createDatabaseUser } from '../domain/accounts/create-database-user.ts';
import { isStrongPassword } from '../domain/password-policy.ts';
import { whenOverloaded } from '../store/gate.ts';
import { finishSignIn } from './finish-sign-in.ts';
import { loadPendingSignIn, type PageContext, sendPage } from './interaction.ts';
import { signupPage } from './signup-page.ts';

const formSchema = z.object({ email: z.email().max(254), password: z.string().max(128) });

/** Makes an account and signs it in. */
export function signUp(context: PageContext): RequestHandler {
  return async (request, response) => {
    const pending = await loadPendingSignIn(context, request, response);
    if (!pending) return;
    const form = formSchema.safeParse(request.body);
    const { words } = pending;
    const refuse = (error: string, status = 400) => {
      const email = typeof request.body?.email === 'string' ? request.body.email : undefined;
      sendPage(response, pending, { status, page: (frame) => signupPage({ ...frame, email, error }) });
    };
    if (!form.success) return refuse(words.signUp.incomplete);
    if (!isStrongPassword(form.data.password)) return refuse(words.newPassword.tooWeak);
    const user = await createDatabaseUser(context.tenant, form.data).catch(whenOverloaded);
    if (user === 'overloaded') return refuse(words.signUp.overloaded, 429);
    if (!user) return refuse(words.signUp.taken);
    context.tenant.history.event({
      type: 'ss',
      description: 'Success signup',
      userId: user.user_id,
      ip: request.ip,
    });
    return finishSignIn(context, pending, { userId: user.user_id, method: 'pwd' }, request, response);
  };
}
