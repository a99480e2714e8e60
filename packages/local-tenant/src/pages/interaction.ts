import type { Request, Response } from 'express';
import type Provider from 'oidc-provider';
import { errors, type Interaction } from 'oidc-provider';
import { findClient } from '../store/clients.ts';
import type { Tenant } from '../tenant.ts';
import { chooseWords } from '../words/words.ts';
import { refuseWithPage } from './errors.ts';
import type { Frame } from './frame.ts';
import { newNonce, pageHeaders } from './security-headers.ts';

/** A sign-in that waits for its person, as the pages need it. */
export interface PendingSignIn extends Omit<Frame, 'nonce'> {
  interaction: Interaction;
  params: Record<string, unknown>;
}

export interface PageContext {
  tenant: Tenant;
  provider: Provider;
}

/**
 * Loads the sign-in that this browser has under way at this address. When there is none (too old, done already, or
 * started in another browser) it answers with a page that says so and returns undefined.
 */
export async function loadPendingSignIn(
  { tenant, provider }: PageContext,
  request: Request,
  response: Response,
): Promise<PendingSignIn | undefined> {
  try {
    const interaction = await provider.interactionDetails(request, response);
    if (interaction.uid !== request.params.uid) throw new errors.SessionNotFound('another sign-in');
    const params = interaction.params as Record<string, unknown>;
    const client = await findClient(tenant.pool, String(params.client_id));
    // The language that the application asked for, else the browser's.
    const words = chooseWords(params.ui_locales, request.get('accept-language'));
    return {
      interaction,
      params,
      action: `/u/login/${interaction.uid}`,
      tenantName: tenant.name,
      clientName: client?.name ?? words.frame.theApplication,
      words,
    };
  } catch (error) {
    if (!(error instanceof errors.SessionNotFound)) throw error;
    refuseWithPage(tenant, request, response, ({ signInGone }) => signInGone);
    return undefined;
  }
}

/** Sends a page of a pending sign-in; its form may lead on to the application that asked for it. */
export function sendPage(
  response: Response,
  { params, words, tenantName, clientName, action }: PendingSignIn,
  { status = 200, page }: { status?: number; page: (frame: Frame) => string },
): void {
  const nonce = newNonce();
  const redirect = URL.parse(String(params.redirect_uri));
  const formTarget = redirect && (redirect.origin === 'null' ? redirect.protocol : redirect.origin);
  response
    .status(status)
    .set(pageHeaders({ nonce, formTarget: formTarget ?? '' }))
    .type('html')
    .send(page({ words, tenantName, clientName, action, nonce }));
}
