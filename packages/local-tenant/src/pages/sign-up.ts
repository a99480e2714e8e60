import type { RequestHandler } from 'express';
import { z } from 'zod';
import { toActionRequest, withoutSecrets } from '../actions/event.ts';
import { isDenied, registerUser } from '../actions/registration.ts';
import { isStrongPassword } from '../domain/password-policy.ts';
import { whenOverloaded } from '../store/gate.ts';
import { finishSignIn } from './finish-sign-in.ts';
import { loadPendingSignIn, type PageContext, sendPage } from './interaction.ts';
import { signupPage } from './signup-page.ts';
import { stringsOf } from './strings-of.ts';

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
    const { tenant } = context;
    const client = await tenant.lookups.client(String(pending.params.client_id));
    const body = withoutSecrets(stringsOf(request.body));
    const user = await registerUser(tenant, form.data, {
      ...{ client, params: pending.params },
      request: { ...toActionRequest(request), body },
    }).catch(whenOverloaded);
    if (user === 'overloaded') return refuse(words.signUp.overloaded, 429);
    if (!user) return refuse(words.signUp.taken);
    if (isDenied(user)) {
      const about = { clientId: client?.client_id, ip: request.ip };
      tenant.history.event({ type: 'fs', description: user.reason, ...about });
      return refuse(user.userMessage);
    }
    context.tenant.history.event({
      type: 'ss',
      description: 'Success signup',
      userId: user.user_id,
      ip: request.ip,
    });
    return finishSignIn(context, pending, { userId: user.user_id, method: 'pwd' }, request, response);
  };
}
