import type { Request, Response } from 'express';
import { deleteSession } from '../store/sessions.ts';
import type { PageContext, PendingSignIn } from './interaction.ts';

/**
 * Signs the person in and sends the browser back to the application. Whoever was signed in before in this browser,
 * if somebody else, is signed out first.
 */
export async function finishSignIn(
  { tenant, provider }: PageContext,
  { interaction }: PendingSignIn,
  { userId, method }: { userId: string; method: string },
  request: Request,
  response: Response,
): Promise<void> {
  const previous = interaction.session;
  if (previous && previous.accountId !== userId) {
    await deleteSession(tenant.pool, previous.uid);
    interaction.session = undefined;
    await interaction.save(interaction.exp - Math.floor(Date.now() / 1000));
  }
  const login = { accountId: userId, amr: [method] };
  const result = { login, select_account: {} };
  await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
}
