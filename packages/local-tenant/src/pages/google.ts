import type { RequestHandler } from 'express';
import { z } from 'zod';
import { saveGoogleUser } from '../domain/accounts/save-google-user.ts';
import { isStorable } from '../store/storable-text.ts';
import { html } from '../words/html.ts';
import { emailField, notice } from './fields.ts';
import { finishSignIn, type PageContext, sendPage, whilePending } from './interaction.ts';
import { type Frame, layout } from './layout.ts';

/** Shows the page that stands in for Google's. */
export function showGoogle(context: PageContext): RequestHandler {
  return whilePending(context, (pending, _request, response) => {
    const email = pending.loginHint;
    sendPage(response, pending, { page: (frame) => googlePage({ ...frame, email }) });
  });
}

const formSchema = z.object({
  email: z.email().max(254).toLowerCase(),
  name: z.string().trim().max(300).refine(isStorable).default(''),
});

/** Signs in with a pretended Google account. */
export function continueWithGoogle(context: PageContext): RequestHandler {
  return whilePending(context, async (pending, request, response) => {
    const form = formSchema.safeParse(request.body);
    if (form.success) {
      const userId = await saveGoogleUser(context.tenant.pool, form.data);
      return finishSignIn(context, pending, { userId, method: 'federated' }, request, response);
    }
    const error = pending.words.newPassword.noEmail;
    sendPage(response, pending, { status: 400, page: (frame) => googlePage({ ...frame, error }) });
  });
}

interface GooglePage extends Frame {
  email?: string;
  error?: string;
}

/** The page that stands in for Google's: it asks which account to pretend to be. */
function googlePage({ words, tenantName, nonce, action, email, error }: GooglePage): string {
  const { title, intro, name } = words.google;
  const body = html`<h1>${title}</h1>
<p>${intro}</p>
${notice(error)}
<form method="post" action="${action}/google">
${emailField(words, email)}
<div class="field"><label for="name">${name}</label><span class="input"><input id="name" name="name" autocomplete="name" maxlength="300"></span></div>
<button class="primary">${words.frame.continue}</button>
</form>
<p class="switch"><a href="${action}?log_in">${words.frame.backToLogIn}</a></p>`;
  return layout({ words, title, tenantName, nonce, body });
}
