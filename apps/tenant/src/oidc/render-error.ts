import type { Configuration } from 'oidc-provider';
import { errorPage } from '../pages/error-page.ts';
import { newNonce, pageHeaders } from '../pages/security-headers.ts';
import type { Tenant } from '../tenant.ts';

const EXPLAINED: Record<string, string> = {
  invalid_redirect_uri:
    'Callback URL mismatch: the redirect_uri is not one of the Allowed Callback URLs of the application, to the letter.',
  invalid_client: 'Unknown client: no application has this client_id.',
};

/** Shows an error that cannot be sent back to the application, such as a redirect address that is not allowed. */
export function renderErrorPage(tenant: Tenant): NonNullable<Configuration['renderError']> {
  return (ctx, { error, error_description }) => {
    const nonce = newNonce();
    const description = EXPLAINED[error] ?? error_description;
    ctx.set(pageHeaders({ nonce }));
    ctx.type = 'html';
    ctx.body = errorPage({ tenantName: tenant.name, nonce, code: error, description });
  };
}
