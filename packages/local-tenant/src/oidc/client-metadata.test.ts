import { expect, test } from 'vitest';
import { FOREVER_SECONDS } from '../domain/refresh-token-settings.ts';
import type { ClientData } from '../store/clients.ts';
import { toClientMetadata } from './client-metadata.ts';

const metadataOf = (data: ClientData) =>
  toClientMetadata({ client_id: 'id', client_secret: 'secret', name: 'App', data });
const callbacks = ['https://app.example/cb'];

test('gives an application of which little is said all grants that Auth0 gives a new one', () => {
  expect(metadataOf({ callbacks })).toEqual({
    client_id: 'id',
    client_name: 'App',
    client_secret: 'secret',
    application_type: 'web',
    id_token_signed_response_alg: 'RS256',
    token_endpoint_auth_method: 'client_secret_post',
    grant_types: ['authorization_code', 'implicit', 'refresh_token', 'client_credentials'],
    response_types: ['code', 'id_token'],
    redirect_uris: callbacks,
    web_origins: [],
    lifetimes: { idToken: undefined, refreshToken: FOREVER_SECONDS },
  });
});

test('takes what is said: grants that the tenant has, origins and lifetimes', () => {
  const told = metadataOf({
    callbacks,
    grant_types: ['authorization_code', 'password', 'refresh_token'],
    web_origins: ['https://app.example'],
    jwt_configuration: { lifetime_in_seconds: 60 },
    refresh_token: { expiration_type: 'expiring', token_lifetime: 3_600 },
  });
  expect(told).toMatchObject({
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
    web_origins: ['https://app.example'],
    lifetimes: { idToken: 60, refreshToken: 3_600 },
  });
});

test.each([
  { grant_types: ['client_credentials', 'refresh_token', 'implicit'], callbacks },
  { grant_types: ['client_credentials', 'authorization_code'], callbacks: [] },
  { grant_types: ['client_credentials', 'authorization_code'] },
])('signs nobody in for an application without the code flow or an address to come back to: %j', (data) => {
  expect(metadataOf(data)).toMatchObject({
    grant_types: ['client_credentials'],
    response_types: [],
    redirect_uris: data.callbacks ?? [],
  });
});

test.each([
  [{ app_type: 'spa' }, 'web', true],
  [{ app_type: 'native' }, 'native', true],
  [{ app_type: 'regular_web' }, 'web', false],
  [{ app_type: 'spa', token_endpoint_auth_method: 'client_secret_post' }, 'web', false],
  [{ app_type: 'native', token_endpoint_auth_method: 'client_secret_post' }, 'native', false],
  [{ app_type: 'regular_web', token_endpoint_auth_method: 'none' }, 'web', true],
  [{ app_type: 'spa', token_endpoint_auth_method: 'none' }, 'web', true],
] as const)('of %j: type %s, public %s', (data, application_type, isPublic) => {
  const metadata = metadataOf({ ...data, callbacks });
  expect(metadata.application_type).toBe(application_type);
  expect(metadata.token_endpoint_auth_method).toBe(isPublic ? 'none' : 'client_secret_post');
  expect(metadata.client_secret).toBe(isPublic ? undefined : 'secret');
});
