import { STATUS_CODES } from 'node:http';

/** An error of the Management API, with the body that Auth0 gives it. */
export class ManagementError extends Error {
  readonly statusCode: number;
  readonly errorCode: string | undefined;

  constructor(statusCode: number, message: string, errorCode?: string) {
    super(message);
    this.statusCode = statusCode;
    this.errorCode = errorCode;
  }

  toJSON() {
    const { statusCode, message, errorCode } = this;
    return { statusCode, error: STATUS_CODES[statusCode], message, ...(errorCode ? { errorCode } : {}) };
  }
}

/** 403 for a token without any of the scopes that would do. */
export function insufficientScope(expected: string[]): ManagementError {
  const message = `Insufficient scope, expected any of: ${expected.join(',')}`;
  return new ManagementError(403, message, 'insufficient_scope');
}

/** 429, for more than the tenant takes at once. */
export function tooManyRequests(): ManagementError {
  return new ManagementError(429, 'Global limit has been reached', 'too_many_requests');
}

/** 404, as Auth0 says it of a user. */
export function userNotFound(): ManagementError {
  return new ManagementError(404, 'The user does not exist.', 'inexistent_user');
}
