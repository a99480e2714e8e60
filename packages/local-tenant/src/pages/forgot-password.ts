import type { RequestHandler } from 'express';
import { z } from 'zod';
import { sendResetMail } from '../domain/accounts/send-reset-mail.ts';
import { forgotPasswordPage } from './forgot-password-page.ts';
import { loadPendingSignIn, type PageContext, sendPage } from './interaction.ts';

/** Mails the link for a new password, and says the same whether or not somebody has the email. */
export function forgotPassword(context: PageContext): RequestHandler {
  return async (request, response) => {
    const pending = await loadPendingSignIn(context, request, response);
    if (!pending) return;
    const email = z.email().max(254).safeParse(request.body?.email);
    const { words } = pending;
    const about = { ip: request.ip ?? '', language: words.language };
    if (email.success) await sendResetMail(context.tenant, email.data, about);
    const said = email.success ? { sentTo: email.data } : { error: words.newPassword.noEmail };
    const status = email.success ? 200 : 400;
    sendPage(response, pending, { status, page: (frame) => forgotPasswordPage({ ...frame, ...said }) });
  };
}
