import type Provider from 'oidc-provider';
import { isAllowedAddress } from '../domain/allowed-addresses.ts';

// What a browser runs or reads itself is no address to send anybody to.
const NO_ADDRESS = /^\s*(javascript|vbscript|data|blob|file|about):/i;

/**
 * Puts Auth0's rules of callback addresses in the place of oidc-provider's: `http` and localhost for ID tokens from
 * /authorize, too (OpenID Connect Registration, 2, wants https and another host), wildcards for subdomains, and of a
 * list with an address that serves nowhere still the others.
 * https://auth0.com/docs/get-started/applications/application-settings
 */
export function allowCallbacksAsAuth0(provider: Provider): void {
  const { prototype } = provider.Client as unknown as { prototype: ClientRules };
  prototype.redirectUriAllowed = function (address) {
    const isAddress = URL.canParse(address) && !NO_ADDRESS.test(address);
    return isAddress && isAllowedAddress(this.redirectUris, address);
  };
  const { Schema } = provider.Client as unknown as { Schema: { prototype: { redirectUris(): void } } };
  Schema.prototype.redirectUris = () => {};
}

interface ClientRules {
  redirectUris: string[];
  redirectUriAllowed(address: string): boolean;
}
