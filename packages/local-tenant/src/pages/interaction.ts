import type { Request, RequestHandler, Response } from 'express';
import type Provider from 'oidc-provider';
import { errors, type Interaction } from 'oidc-provider';
import { findClient } from '../store/clients.ts';
import { deleteSession } from '../store/sessions.ts';
import type { Tenant } from '../tenant.ts';
import { chooseWords } from '../words/words.ts';
import { refuseWithPage } from './errors.ts';
import type { Frame } from './layout.ts';
import { newNonce, pageHeaders } from './security.ts';

/** A sign-in that waits for its person, as the pages need it. */
interface PendingSignIn extends Omit<Frame, 'nonce'> {
  interaction: Interaction;
  params: Record<string, unknown>;
  /** The email that the application expects. */
  loginHint: string | undefined;
}

export interface PageContext {
  tenant: Tenant;
  provider: Provider;
}

// Loads the sign-in that this browser has under way at this address. When there is none (too old, done already, or
// started in another browser) it answers with a page that says so and returns undefined.
async function loadPendingSignIn(
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
      loginHint: typeof params.login_hint === 'string' ? params.login_hint : undefined,
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

/** Makes a handler that is given the sign-in under way at its address, and is not asked where there is none. */
export function whilePending(
  context: PageContext,
  handle: (pending: PendingSignIn, request: Request, response: Response) => unknown,
): RequestHandler {
  return async (request, response) => {
    const pending = await loadPendingSignIn(context, request, response);
    if (pending) await handle(pending, request, response);
  };
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

/** The entries of a parsed query or form that are single strings. */
export function stringsOf(values: unknown): Record<string, string> {
  const entries = Object.entries((values ?? {}) as Record<string, unknown>);
  return Object.fromEntries(
    entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
