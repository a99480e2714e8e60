import type { RequestHandler } from 'express';
import { findPasswordTicket } from '../store/password-tickets.ts';
import type { Tenant } from '../tenant.ts';
import { resetPasswordBodies, sendResetPasswordPage } from './reset-password-page.ts';
import { wordsOf } from './words-of.ts';

/** Shows the page on which the holder of a mailed link chooses a new password. */
export function showResetPassword(tenant: Tenant): RequestHandler {
  return async (request, response) => {
    const isOpen = await findPasswordTicket(tenant.pool, String(request.params.ticket));
    const { form, usedUp } = resetPasswordBodies;
    const words = wordsOf(request);
    const content = isOpen ? form(words, request.path) : usedUp(words);
    sendResetPasswordPage(tenant, response, words, isOpen ? 200 : 400, content);
  };
}
