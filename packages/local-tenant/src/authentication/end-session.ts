import type { Request, Response } from 'express';
import type Provider from 'oidc-provider';
import { cookieNames } from '../oidc/settings.ts';
import type { Tenant } from '../tenant.ts';

/** Signs the browser out of the tenant: the session is destroyed and its cookies are taken back. */
export async function endSession(
  { history }: Tenant,
  provider: Provider,
  request: Request,
  response: Response,
): Promise<void> {
  const session = await provider.Session.get(provider.createContext(request, response));
  if (session.accountId) {
    await session.destroy();
    const userId = session.accountId;
    history.event({
      type: 'slo',
      description: 'User successfully logged out',
      userId,
      ip: request.ip,
    });
  }
  const { session: name } = cookieNames(provider.issuer);
  for (const cookie of [name, `${name}.sig`])
    response.clearCookie(cookie, { httpOnly: true, sameSite: 'lax', path: '/' });
}
