import { hash } from 'node:crypto';
import type Provider from 'oidc-provider';
import type { Database } from '../store/database.ts';
import type { Tenant } from '../tenant.ts';

const REDIRECTING = /^\/authorize(\/|$)/;
const JWKS = '/.well-known/jwks.json';

/**
 * Changes what oidc-provider answers into what Auth0 does: 302 for redirects from /authorize, where nothing was
 * posted, answers by web_message that leave it to the application to close their window, and keys with the thumbprint
 * of their certificate (RFC 7517, 4.8). Call it before `provider.callback()`.
 */
export function answerAsAuth0(provider: Provider, { pool }: Pick<Tenant, 'pool'>): void {
  provider.use(async (ctx, next) => {
    await next();
    if (ctx.status === 303 && ctx.method === 'GET' && REDIRECTING.test(ctx.path)) ctx.status = 302;
    // An application that sees its pop-up closed before it has the message takes the sign-in for given up.
    if (ctx.oidc?.params?.response_mode === 'web_message' && typeof ctx.body === 'string')
      ctx.body = ctx.body.replace('win.close();', '');
    if (ctx.status !== 200 || ctx.path !== JWKS) return;
    const { keys } = ctx.body as { keys: { alg?: string; x5c?: string[] }[] };
    // A key for another algorithm is the one for RS256 by another name: shown only where something is signed with it.
    const used = ['RS256', ...(await usedAlgorithms(pool))];
    const shown = keys.filter(({ alg = 'RS256' }) => used.includes(alg));
    ctx.body = { keys: shown.map((key) => ({ ...key, x5t: key.x5c?.[0] && thumbprint(key.x5c[0]) })) };
  });
}

function thumbprint(der: string): string {
  return hash('sha1', Buffer.from(der, 'base64'), 'base64url');
}

async function usedAlgorithms(db: Database): Promise<string[]> {
  const { rows } = await db.query<{ alg: string }>(
    `SELECT data->>'signing_alg' AS alg FROM resource_servers WHERE data ? 'signing_alg'
     UNION SELECT data->'jwt_configuration'->>'alg' FROM clients WHERE data->'jwt_configuration' ? 'alg'`,
  );
  return rows.map(({ alg }) => alg);
}
