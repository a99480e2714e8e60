import type { RequestHandler } from 'express';
import { z } from 'zod';
import { toActionRequest } from '../actions/event.ts';
import { runPostChangePassword } from '../actions/registration.ts';
import { changePasswordByTicket } from '../domain/accounts/change-password-by-ticket.ts';
import { isStrongPassword } from '../domain/password-policy.ts';
import { whenOverloaded } from '../store/gate.ts';
import type { Tenant } from '../tenant.ts';
import { resetPasswordBodies, sendResetPasswordPage } from './reset-password-page.ts';
import { wordsOf } from './words-of.ts';

/** Changes the password of whom the link was mailed to. */
export function resetPassword(tenant: Tenant): RequestHandler {
  return async (request, response) => {
    const { form, changed, usedUp } = resetPasswordBodies;
    const words = wordsOf(request);
    const refuse = (status: number, error: string) =>
      sendResetPasswordPage(tenant, response, words, status, form(words, request.path, error));
    const password = z.string().max(128).safeParse(request.body?.password);
    if (!password.success || !isStrongPassword(password.data)) {
      return refuse(400, words.newPassword.tooWeak);
    }
    const ticket = String(request.params.ticket);
    const given = { ticket, password: password.data, ip: request.ip };
    const user = await changePasswordByTicket(tenant, given).catch(whenOverloaded);
    if (user === 'overloaded') return refuse(429, words.newPassword.overloaded);
    if (user) runPostChangePassword(tenant, user, toActionRequest(request));
    const content = user ? changed(words) : usedUp(words);
    sendResetPasswordPage(tenant, response, words, user ? 200 : 400, content);
  };
}
