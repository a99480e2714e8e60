import type { RequestHandler } from 'express';
import type Provider from 'oidc-provider';
import { isAllowedLogoutAddress } from '../domain/allowed-addresses.ts';
import { findClient } from '../store/clients.ts';
import type { Tenant } from '../tenant.ts';
import { endSession } from './end-session.ts';

/**
 * Auth0's own logout: signs the browser out and sends it to `returnTo`, which has to be one of the application's
 * allowed logout URLs, but for its query and fragment; without it, to the first of them. Where no application is named,
 * the tenant's allowed ones count. 400 for an application that is not there, and for a parameter that is repeated.
 * https://auth0.com/docs/authenticate/login/logout/redirect-users-after-logout
 */
export function logOut(tenant: Tenant, provider: Provider): RequestHandler {
  return async (request, response) => {
    const { client_id, returnTo } = request.query;
    const refuse = (why: string) => response.status(400).type('text').send(why);
    if (Array.isArray(client_id) || Array.isArray(returnTo))
      return refuse('client_id and returnTo may be given once.');
    const client = client_id && (await findClient(tenant.pool, String(client_id)));
    if (client_id && !client) return refuse(`Unknown client: ${client_id}`);
    const allowed = client ? (client.data.allowed_logout_urls ?? []) : tenant.allowedLogoutUrls;
    const target = typeof returnTo === 'string' ? returnTo : allowed[0];
    await endSession(tenant, provider, request, response);
    if (target === undefined) return response.type('text').send('OK');
    if (isAllowedLogoutAddress(allowed, target)) return response.redirect(302, target);
    const where = client ? 'Allowed Logout URLs of the application' : "tenant's Allowed Logout URLs";
    refuse(`The returnTo "${target}" is not in the ${where}.`);
  };
}
