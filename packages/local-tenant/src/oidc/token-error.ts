/** A refusal of /oauth/token, in Auth0's words and with its status. */
export class TokenError extends Error {
  readonly status: number;
  readonly error: string;

  constructor(status: number, error: string, description: string) {
    super(description);
    this.status = status;
    this.error = error;
  }

  toJSON() {
    return { error: this.error, error_description: this.message };
  }
}

/** The request itself is wrong (RFC 6749, 5.2). */
export const invalidRequest = (description: string) => new TokenError(400, 'invalid_request', description);

/** Of a refresh token that is unknown, used up, ended or another application's: Auth0 does not say which. */
export const invalidRefreshToken = () =>
  new TokenError(403, 'invalid_grant', 'Unknown or invalid refresh token.');

/** Of a refresh token whose user was deleted; Auth0's own SDKs know it by these words. */
export const userIsGone = () =>
  new TokenError(
    403,
    'invalid_grant',
    "The refresh_token was generated for a user who doesn't exist anymore.",
  );

/** The application is not who it says it is. */
export const unauthorizedClient = () => new TokenError(401, 'access_denied', 'Unauthorized');

/** The application may not use this grant, or nobody may here. */
export const grantNotAllowed = (grant: string) =>
  new TokenError(403, 'unauthorized_client', `Grant type '${grant}' not allowed for the client.`);

/** An Action, or the tenant itself, refuses the user. */
export const accessDenied = (reason: string) => new TokenError(403, 'access_denied', reason);
