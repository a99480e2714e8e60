import type { Tenant } from '../tenant.ts';
import type { Caller } from './authenticate.ts';

/** What an operation of Auth0's reference is called there, by its method and path. */
export const TITLES: Record<string, string> = {
  'post /users': 'Create a User',
  'patch /users/:id': 'Update a User',
  'delete /users/:id': 'Delete a User',
  'delete /users/:id/multifactor/:provider': "Delete a User's Multi-factor Provider",
  'delete /users/:id/authenticators': 'Delete All Authenticators',
  'delete /users/:id/sessions': 'Delete sessions for user',
  'delete /users/:id/refresh-tokens': 'Delete refresh tokens for a user',
  'post /users/:id/roles': 'Assign roles to a user',
  'delete /users/:id/roles': 'Removes roles from a user',
  'post /users/:id/permissions': 'Assign Permissions to a User',
  'delete /users/:id/permissions': 'Remove Permissions from a User',
  'patch /sessions/:id': 'Update session',
  'delete /sessions/:id': 'Delete session',
  'post /sessions/:id/revoke': 'Revokes a session',
  'patch /refresh-tokens/:id': 'Update a refresh token',
  'delete /refresh-tokens/:id': 'Delete a refresh token',
  'post /roles': 'Create a role',
  'patch /roles/:id': 'Update a role',
  'delete /roles/:id': 'Delete a role',
  'post /roles/:id/permissions': 'Associate permissions with a role',
  'delete /roles/:id/permissions': 'Remove permissions from a role',
  'post /roles/:id/users': 'Assign users to a role',
  'post /clients': 'Create a Client',
  'patch /clients/:id': 'Update a Client',
  'delete /clients/:id': 'Delete a Client',
  'post /clients/:id/rotate-secret': 'Rotate a Client Secret',
  'post /clients/:client_id/credentials': 'Create a client credential',
  'patch /clients/:client_id/credentials/:id': 'Update a client credential',
  'delete /clients/:client_id/credentials/:id': 'Delete a client credential',
  'post /resource-servers': 'Create a Resource Server',
  'patch /resource-servers/:id': 'Update a Resource Server',
  'delete /resource-servers/:id': 'Delete a Resource Server',
  'post /client-grants': 'Create client grant',
  'patch /client-grants/:id': 'Update client grant',
  'delete /client-grants/:id': 'Delete client grant',
  'patch /connections/:id/clients': 'Update enabled clients for a connection',
  'patch /tenants/settings': 'Update tenant settings',
  'post /keys/signing/rotate': 'Rotate the Application Signing Key',
  'put /keys/signing/:kid/revoke': 'Revoke an Application Signing Key by its Key ID',
  'post /actions/actions': 'Create an action',
  'patch /actions/actions/:id': 'Update an action',
  'delete /actions/actions/:id': 'Delete an action',
  'post /actions/actions/:id/deploy': 'Deploy an action',
  'post /actions/actions/:id/versions/:versionId/deploy': 'Roll back to a previous action version',
  'patch /actions/triggers/:triggerId/bindings': 'Update trigger bindings',
};

/** A call of the API that changed something, as far as the log tells of it. */
interface Write {
  params: Record<string, string>;
  ip: string | undefined;
  userAgent?: string | undefined;
  query?: unknown;
  body?: unknown;
  status?: number;
  result?: unknown;
}

/**
 * What has to follow a change: nobody goes on with what was looked up before it, and the log tells of it as Auth0's,
 * with what was asked and answered, without secrets.
 * https://auth0.com/docs/deploy-monitor/logs/log-event-type-codes
 */
export function noteWrite(
  { lookups, history }: Tenant,
  { method, path }: { method: string; path: string },
  caller: Pick<Caller, 'clientId'> & Partial<Caller>,
  { params, ip, userAgent, query, body, status = 200, result }: Write,
): void {
  lookups.clear();
  const done = path.replace(/:(\w+)/g, (_, name: string) => String(params[name]));
  history.event({
    type: 'sapi',
    description: TITLES[`${method} ${path}`] ?? `${method.toUpperCase()} ${done}`,
    clientId: caller.clientId,
    userId: caller.sub,
    ...{ ip, userAgent },
    details: {
      request: {
        method,
        path: `/api/v2${done}`,
        query: query ?? {},
        body: toLog(body) ?? {},
        ...{ ip, userAgent, channel: 'api' },
        auth: { strategy: 'jwt', credentials: { scopes: caller.scopes ?? [] } },
      },
      response: { statusCode: status, body: toLog(result) ?? {} },
    },
  });
}

const SECRETS = new Set([
  ...['password', 'client_secret', 'signing_secret', 'signing_keys', 'encryption_key', 'pem', 'private_key'],
  ...['secret', 'value', 'token', 'cert', 'pkcs7'],
]);
const LONGEST = 10_240;

// Bodies in short: what is long is cut out, as nobody reads it in a log.
function toLog(body: unknown): unknown {
  if (body === undefined) return undefined;
  const text = JSON.stringify(body, (name, value) => (SECRETS.has(name) ? '*****' : value));
  return text.length > LONGEST ? `(${text.length} characters)` : JSON.parse(text);
}
