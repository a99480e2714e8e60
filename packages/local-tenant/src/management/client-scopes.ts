import type { Caller } from './authenticate.ts';
import { insufficientScope } from './errors.ts';

const READ_ALL = ['read:clients', 'read:client_keys'];
const READ_SECRETS = ['read:client_keys', 'read:client_credentials'];
const UPDATE_ALL = ['update:clients', 'update:client_keys'];

/** Any one of them opens the reading of applications; what is then seen depends on which. */
export const READ_CLIENT_SCOPES = [...READ_ALL, 'read:client_credentials', 'read:client_summary'];

/** Any one of them opens the PATCH of an application; what may then be changed depends on which. */
export const UPDATE_CLIENT_SCOPES = [
  ...UPDATE_ALL,
  'update:client_credentials',
  'update:client_token_vault_privileged_access',
];

const SUMMARY = new Set(['client_id', 'app_type', 'name', 'description']);
const SECRETS = new Set(['client_secret', 'client_authentication_methods', 'signing_keys', 'encryption_key']);

// Properties that take a scope of their own to change.
const UPDATED_BY = new Map([
  ['client_secret', ['update:client_keys']],
  ['signing_key', ['update:client_keys']],
  ['client_authentication_methods', ['update:client_credentials']],
  ['token_vault_privileged_access', ['update:client_token_vault_privileged_access']],
]);

/**
 * The properties of an application that these scopes show: a summary with any, secrets and credentials with two, the
 * rest with two others. https://auth0.com/docs/api/management/v2/clients/get-clients
 */
export function readableClient<T extends object>(client: T, { scopes }: Pick<Caller, 'scopes'>): Partial<T> {
  const has = (wanted: string[]) => wanted.some((scope) => scopes.includes(scope));
  const [all, secrets] = [has(READ_ALL), has(READ_SECRETS)];
  const isShown = (name: string) => SUMMARY.has(name) || (SECRETS.has(name) ? secrets : all);
  return Object.fromEntries(Object.entries(client).filter(([name]) => isShown(name))) as Partial<T>;
}

/** What the answer to a change shows: who may change the rest of an application sees it there, but not its secrets. */
export function readableAfterUpdate<T extends object>(
  client: T,
  { scopes }: Pick<Caller, 'scopes'>,
): Partial<T> {
  const mayUpdate = UPDATE_ALL.some((scope) => scopes.includes(scope));
  return readableClient(client, { scopes: mayUpdate ? [...scopes, 'read:clients'] : scopes });
}

/**
 * Throws 403 with the scopes that are missing when the caller may not change one of these properties of an
 * application. https://auth0.com/docs/api/management/v2/clients/patch-clients-by-id
 */
export function requireUpdatable(properties: string[], { scopes }: Pick<Caller, 'scopes'>): void {
  for (const property of properties) {
    const expected = UPDATED_BY.get(property) ?? UPDATE_ALL;
    if (!expected.some((scope) => scopes.includes(scope))) throw insufficientScope(expected);
  }
}
