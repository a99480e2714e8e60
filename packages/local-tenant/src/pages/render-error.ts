import { type Configuration, errors } from 'oidc-provider';
import type { Tenant } from '../tenant.ts';
import type { Words } from '../words/words.ts';
import { errorPage } from './error-page.ts';
import { newNonce, pageHeaders } from './security-headers.ts';
import { wordsOf } from './words-of.ts';

/** Shows an error that cannot be sent back to the application, such as a redirect address that is not allowed. */
export function renderErrorPage({ name }: Tenant): NonNullable<Configuration['renderError']> {
  return (ctx, { error: code, error_description }, error) => {
    const nonce = newNonce();
    const words = wordsOf(ctx);
    const description = explain(words, code, error);
    const detail = description === undefined ? error_description : undefined;
    ctx.set(pageHeaders({ nonce }));
    ctx.type = 'html';
    ctx.body = errorPage({ words, tenantName: name, nonce, code, description, detail });
  };
}

function explain({ error: said }: Words, code: string, error: Error): string | undefined {
  if (error instanceof errors.SessionNotFound) return said.signInGone;
  if (code === 'invalid_redirect_uri') return said.wrongCallback;
  return code === 'invalid_client' ? said.unknownClient : undefined;
}
