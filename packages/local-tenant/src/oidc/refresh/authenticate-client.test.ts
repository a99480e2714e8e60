import { expect, test } from 'vitest';
import type { ClientData } from '../../store/clients.ts';
import type { Lookups } from '../../store/lookups.ts';
import { authenticateClient, readCredentials } from './authenticate-client.ts';

const basic = (text: string, scheme = 'Basic') => `${scheme} ${Buffer.from(text).toString('base64')}`;

test.each([
  [undefined, { client_id: 'app', client_secret: 's' }, { clientId: 'app', clientSecret: 's' }],
  [undefined, {}, {}],
  [basic('app:s'), {}, { clientId: 'app', clientSecret: 's' }],
  [basic('app:s', 'bAsIc'), { client_id: 'app' }, { clientId: 'app', clientSecret: 's' }],
  // As a form writes them (RFC 6749, 2.3.1).
  [basic('a%3Ap+p:s%20+%3A:x'), {}, { clientId: 'a:p p', clientSecret: 's  ::x' }],
])('reads the credentials of %s and %j', (authorization, params, credentials) => {
  expect(readCredentials(authorization, params)).toEqual(credentials);
});

const MALFORMED = 'invalid authorization header value format';

test.each([
  [basic('app:s'), { client_secret: 's' }, 'client authentication must only be provided using one mechanism'],
  [basic('app:s'), { client_id: 'other' }, 'client_id mismatch'],
  [basic('app:'), {}, MALFORMED],
  [basic(':s'), {}, MALFORMED],
  [basic('app'), {}, MALFORMED],
  [basic('%zz:s'), {}, MALFORMED],
  [basic('app:%'), {}, MALFORMED],
  [`${basic('app:s')} x`, {}, MALFORMED],
  [`x ${basic('app:s')}`, {}, MALFORMED],
  ['Bearer a.b.c', {}, MALFORMED],
  ['', {}, MALFORMED],
])('refuses the credentials of %s and %j', (authorization, params, message) => {
  expect(() => readCredentials(authorization, params)).toThrow(
    expect.objectContaining({ status: 400, error: 'invalid_request', message }),
  );
});

const callbacks = ['https://app.example/cb'];
const authenticate = (credentials: { clientId?: string; clientSecret?: string }, data: ClientData = {}) => {
  const client = { client_id: 'app', client_secret: 'right', name: 'App', data: { callbacks, ...data } };
  const lookups = { client: async (id: string) => (id === 'app' ? client : undefined) } as Lookups;
  return authenticateClient(lookups, credentials);
};
const isPublic: ClientData = { token_endpoint_auth_method: 'none' };

test('knows an application by its secret, and a public one by having none', async () => {
  const right = { clientId: 'app', clientSecret: 'right' };
  await expect(authenticate(right)).resolves.toMatchObject({ name: 'App' });
  await expect(authenticate({ clientId: 'app' }, isPublic)).resolves.toMatchObject({ name: 'App' });
});

test.each([
  [{}, {}, 400, 'invalid_request', 'no client authentication mechanism provided'],
  [{ clientId: 'other', clientSecret: 'right' }, {}, 401, 'access_denied', 'Unauthorized'],
  [{ clientId: 'app', clientSecret: 'wrong' }, {}, 401, 'access_denied', 'Unauthorized'],
  [{ clientId: 'app' }, {}, 401, 'access_denied', 'Unauthorized'],
  [{ clientId: 'app', clientSecret: 'right' }, isPublic, 401, 'access_denied', 'Unauthorized'],
  [
    { clientId: 'app', clientSecret: 'right' },
    { grant_types: ['authorization_code'] },
    ...([403, 'unauthorized_client', "Grant type 'refresh_token' not allowed for the client."] as const),
  ],
])('refuses %j where the application is %j', async (credentials, data, status, error, message) => {
  await expect(authenticate(credentials, data)).rejects.toMatchObject({ status, error, message });
});
