import { errors } from 'oidc-provider';

/** Access is refused, in Auth0's words; the token endpoint answers it with 403. */
export class AccessDenied extends errors.CustomOIDCProviderError {
  constructor(description: string) {
    super('access_denied', description);
  }
}
