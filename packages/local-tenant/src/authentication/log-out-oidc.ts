import type { RequestHandler, Response } from 'express';
import type Provider from 'oidc-provider';
import { isAllowedAddress } from '../domain/allowed-addresses.ts';
import { isStoreAway } from '../store/away.ts';
import { findClient } from '../store/clients.ts';
import type { Tenant } from '../tenant.ts';
import { endSession } from './end-session.ts';
import { createReadIdTokenHint } from './verify-access-token.ts';

/**
 * OpenID Connect RP-initiated logout: signs the browser out and sends it to `post_logout_redirect_uri`, with `state`,
 * when that is one of the application's allowed logout URLs. The application is known by `client_id` or by the
 * audience of `id_token_hint`, which this tenant has to have signed; 400 otherwise, and for a parameter that is repeated.
 * https://openid.net/specs/openid-connect-rpinitiated-1_0.html
 */
export function logOutOidc(tenant: Tenant, provider: Provider): RequestHandler {
  const readHint = createReadIdTokenHint(tenant);
  return async (request, response) => {
    const params = { ...request.query, ...request.body } as Record<string, unknown>;
    const text = (name: string) => (typeof params[name] === 'string' ? (params[name] as string) : undefined);
    const twice = Object.keys(params).find((name) => Array.isArray(params[name]));
    if (twice !== undefined) return refuse(response, `'${twice}' parameter must not be provided twice`);
    const hint = text('id_token_hint') || undefined;
    const hinted = hint === undefined ? undefined : await readHint(hint).catch(nobodys);
    const clientId = text('client_id') ?? hinted?.[0];
    if (hinted && !hinted.includes(clientId ?? ''))
      return refuse(response, 'The id_token_hint is not an ID token of this tenant for the application.');
    const client = clientId && (await findClient(tenant.pool, clientId));
    if (clientId && !client) return refuse(response, `Unknown client: ${clientId}`);
    const allowed = client ? (client.data.allowed_logout_urls ?? []) : tenant.allowedLogoutUrls;
    const target = text('post_logout_redirect_uri');
    // What is listed need not be an address.
    const url = target === undefined ? undefined : URL.parse(target);
    if (target !== undefined && !(url && isAllowedAddress(allowed, target)))
      return refuse(response, `The post_logout_redirect_uri "${target}" is not in the Allowed Logout URLs.`);
    await endSession(tenant, provider, request, response);
    if (!url) return response.type('text').send('OK');
    const state = text('state');
    if (state !== undefined) url.searchParams.set('state', state);
    response.redirect(302, url.href);
  };
}

function refuse(response: Response, error_description: string): void {
  response.status(400).json({ error: 'invalid_request', error_description });
}

function nobodys(error: unknown): string[] {
  if (isStoreAway(error)) throw error;
  return [];
}
