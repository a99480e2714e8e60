import type { RequestHandler } from 'express';
import { z } from 'zod';
import { toActionRequest, withoutSecrets } from '../actions/event.ts';
import { isDenied, registerUser } from '../actions/registration.ts';
import { isStrongPassword } from '../domain/password-policy.ts';
import { NOT_ENABLED } from '../store/connections.ts';
import { whenOverloaded } from '../store/gate.ts';
import { DATABASE_CONNECTION } from '../store/users.ts';
import { html } from '../words/html.ts';
import { emailField, notice, passwordField, showPasswordScript } from './fields.ts';
import { finishSignIn, type PageContext, sendPage, stringsOf, whilePending } from './interaction.ts';
import { type Frame, layout } from './layout.ts';

/** Shows the sign-up page. */
export function showSignup(context: PageContext): RequestHandler {
  return whilePending(context, (pending, _request, response) => {
    const email = pending.loginHint;
    sendPage(response, pending, { page: (frame) => signupPage({ ...frame, email }) });
  });
}

const formSchema = z.object({ email: z.email().max(254), password: z.string().max(128) });

/** Makes an account and signs it in. */
export function signUp(context: PageContext): RequestHandler {
  return whilePending(context, async (pending, request, response) => {
    const form = formSchema.safeParse(request.body);
    const { words } = pending;
    const refuse = (error: string, status = 400) => {
      const email = typeof request.body?.email === 'string' ? request.body.email : undefined;
      sendPage(response, pending, { status, page: (frame) => signupPage({ ...frame, email, error }) });
    };
    if (!form.success) return refuse(words.signUp.incomplete);
    if (!isStrongPassword(form.data.password)) return refuse(words.newPassword.tooWeak);
    const { tenant } = context;
    const clientId = String(pending.params.client_id);
    if ((await tenant.lookups.connectionsOff(clientId)).includes(DATABASE_CONNECTION)) {
      const error = { error: 'access_denied', error_description: NOT_ENABLED };
      return context.provider.interactionFinished(request, response, error);
    }
    const client = await tenant.lookups.client(clientId);
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
  });
}

interface SignupPage extends Frame {
  email?: string;
  error?: string;
}

/** The page that makes a new account. */
function signupPage({ words, tenantName, clientName, nonce, action, email, error }: SignupPage): string {
  const { signUp, frame } = words;
  const body = html`<h1>${signUp.heading(tenantName)}</h1>
<p>${frame.purpose(clientName)}</p>
${notice(error)}
<form method="post" action="${action}/signup">
${emailField(words, email)}
${passwordField(words, { isNew: true })}
<button class="primary">${signUp.createAccount}</button>
</form>
<p class="switch">${signUp.haveAccount((text) => html`<a href="${action}?log_in">${text}</a>`)}</p>
${showPasswordScript(nonce)}`;
  return layout({ words, title: signUp.title, tenantName, nonce, body });
}
