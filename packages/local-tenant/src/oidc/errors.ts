import { errors } from 'oidc-provider';

/** Access is refused, in Auth0's words; the token endpoint answers it with 403. */
export class AccessDenied extends errors.CustomOIDCProviderError {
  constructor(description: string) {
    super('access_denied', description);
  }
}

/** Of a refresh token that is unknown, used up, ended or another application's: Auth0 does not say which. */
export const invalidRefreshToken = () => new errors.InvalidGrant('Unknown or invalid refresh token.');

/** Of a refresh token whose user was deleted; Auth0's own SDKs know it by these words. */
export const userIsGone = () =>
  new errors.InvalidGrant("The refresh_token was generated for a user who doesn't exist anymore.");
