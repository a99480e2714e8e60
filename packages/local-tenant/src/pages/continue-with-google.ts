import type { RequestHandler } from 'express';
import { z } from 'zod';
import { saveGoogleUser } from '../domain/accounts/save-google-user.ts';
import { isStorable } from '../store/storable-text.ts';
import { finishSignIn } from './finish-sign-in.ts';
import { googlePage } from './google-page.ts';
import { loadPendingSignIn, type PageContext, sendPage } from './interaction.ts';

const formSchema = z.object({
  email: z.email().max(254).toLowerCase(),
  name: z.string().trim().max(300).refine(isStorable).default(''),
});

/** Signs in with a pretended Google account. */
export function continueWithGoogle(context: PageContext): RequestHandler {
  return async (request, response) => {
    const pending = await loadPendingSignIn(context, request, response);
    if (!pending) return;
    const form = formSchema.safeParse(request.body);
    if (form.success) {
      const userId = await saveGoogleUser(context.tenant.pool, form.data);
      return finishSignIn(context, pending, { userId, method: 'federated' }, request, response);
    }
    const error = pending.words.newPassword.noEmail;
    sendPage(response, pending, { status: 400, page: (frame) => googlePage({ ...frame, error }) });
  };
}
