import { ManagementError } from '../errors.ts';

/** 400, as Auth0 says it of a query that it cannot read. */
export function invalidQuery(query: string): ManagementError {
  return new ManagementError(
    400,
    `Failed to parse query [${query}]. See https://auth0.com/docs/users/search/v3/query-syntax`,
    'invalid_query_string',
  );
}

/** 400, for a search that can be read and that Auth0 does not have. */
export function unsupported(message: string): ManagementError {
  return new ManagementError(400, message, 'invalid_query_string');
}
