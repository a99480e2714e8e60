import type { RequestHandler } from 'express';
import { z } from 'zod';
import { changePasswordByTicket } from '../authentication/change-password-by-ticket.ts';
import { isStrongPassword } from '../authentication/password-policy.ts';
import { whenOverloaded } from '../store/gate.ts';
import type { Tenant } from '../tenant.ts';
import { resetPasswordBodies, sendResetPasswordPage } from './reset-password-page.ts';

const TOO_WEAK = 'The password is too weak. Look at the hint below it.';

const BUSY = 'Too many passwords are changed at once. Try again in a moment.';

/** Changes the password of whom the link was mailed to. */
export function resetPassword(tenant: Tenant): RequestHandler {
  return async (request, response) => {
    const { form, changed, usedUp } = resetPasswordBodies;
    const password = z.string().max(128).safeParse(request.body?.password);
    if (!password.success || !isStrongPassword(password.data)) {
      return sendResetPasswordPage(tenant, response, 400, form(request.path, TOO_WEAK));
    }
    const ticket = String(request.params.ticket);
    const given = { ticket, password: password.data, ip: request.ip };
    const isChanged = await changePasswordByTicket(tenant, given).catch(whenOverloaded);
    if (isChanged === 'overloaded') {
      return sendResetPasswordPage(tenant, response, 429, form(request.path, BUSY));
    }
    sendResetPasswordPage(tenant, response, isChanged ? 200 : 400, isChanged ? changed : usedUp);
  };
}
