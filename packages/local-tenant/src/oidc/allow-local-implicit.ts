import type Provider from 'oidc-provider';

/**
 * Lets applications on http and on localhost get ID tokens from /authorize, as Auth0 does for development;
 * oidc-provider itself asks for https and another host (OpenID Connect Registration, 2).
 */
export function allowLocalImplicit(provider: Provider): void {
  const schema = (provider.Client as unknown as { Schema: { prototype: ClientSchema } }).Schema.prototype;
  const { invalidate } = schema;
  schema.invalidate = function (message, code) {
    if (code !== 'implicit-force-https' && code !== 'implicit-forbid-localhost')
      invalidate.call(this, message);
  };
}

interface ClientSchema {
  invalidate(message: string, code?: string): void;
}
