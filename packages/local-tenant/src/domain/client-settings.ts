import type { AppType, ClientData } from '../store/clients.ts';

type Settings = Record<string, unknown>;

const USER_GRANTS = ['authorization_code', 'implicit', 'refresh_token'];
const ALL_GRANTS = [...USER_GRANTS, 'client_credentials'];

// What Auth0 makes of an application of these kinds that says no more of itself.
const BY_TYPE: Partial<Record<AppType, ClientData>> = {
  native: { grant_types: USER_GRANTS },
  spa: { grant_types: USER_GRANTS },
  resource_server: {
    oidc_conformant: true,
    grant_types: [],
    jwt_configuration: { alg: 'RS256', secret_encoded: false },
  },
  express_configuration: {
    oidc_conformant: true,
    grant_types: ['authorization_code', 'client_credentials'],
    jwt_configuration: { alg: 'RS256', secret_encoded: false },
    callbacks: ['https://system-admin.okta.com/admin/app/generic/oauth20redirect'],
    organization_usage: 'require',
    organization_require_behavior: 'pre_login_prompt',
    client_authentication_methods: { private_key_jwt: { credentials: [] } },
  },
};

const SESSION_TRANSFER = {
  can_create_session_transfer_token: false,
  allowed_authentication_methods: [],
  enforce_device_binding: 'ip',
  allow_refresh_token: false,
  enforce_online_refresh_tokens: true,
  enforce_cascade_revocation: true,
};

/** Whether an application keeps no secret: it says so, or it runs in a browser or on a device and says nothing. */
export function isPublicClient({ app_type, token_endpoint_auth_method: method }: ClientData): boolean {
  return method === 'none' || (method === undefined && (app_type === 'spa' || app_type === 'native'));
}

/** An application's settings with what Auth0 has for those that were never set. */
export function withClientDefaults(data: ClientData): ClientData {
  const isThirdParty = data.is_first_party === false;
  const isStrict = isThirdParty && data.third_party_security_mode === 'strict';
  const usual: ClientData = {
    is_first_party: true,
    is_token_endpoint_ip_header_trusted: false,
    oidc_conformant: isThirdParty,
    sso_disabled: false,
    cross_origin_authentication: false,
    custom_login_page_on: true,
    grant_types: ALL_GRANTS,
    jwt_configuration: { secret_encoded: false, lifetime_in_seconds: 36_000 },
    ...(data.app_type && BY_TYPE[data.app_type]),
    ...(isThirdParty ? { third_party_security_mode: 'permissive' } : {}),
    ...(isStrict ? STRICT : {}),
  };
  return {
    ...usual,
    ...data,
    jwt_configuration: { ...usual.jwt_configuration, ...data.jwt_configuration },
    refresh_token: { ...refreshTokenDefaults(data, isThirdParty), ...data.refresh_token },
    ...(data.session_transfer ? { session_transfer: { ...SESSION_TRANSFER, ...data.session_transfer } } : {}),
  };
}

const STRICT: ClientData = {
  grant_types: ['authorization_code'],
  jwt_configuration: { alg: 'RS256', secret_encoded: false, lifetime_in_seconds: 3_600 },
};

// An application with a way to authenticate keeps a refresh token longer.
function refreshTokenDefaults(data: ClientData, isThirdParty: boolean): ClientData['refresh_token'] {
  const isConfidential =
    data.token_endpoint_auth_method !== undefined && data.token_endpoint_auth_method !== 'none';
  // A lifetime that somebody gives to a token that expires is meant to count.
  const { expiration_type, token_lifetime, idle_token_lifetime } = data.refresh_token ?? {};
  const expires = expiration_type === 'expiring';
  return {
    rotation_type: isThirdParty && !isConfidential ? 'rotating' : 'non-rotating',
    expiration_type: isThirdParty ? 'expiring' : 'non-expiring',
    leeway: 0,
    token_lifetime: isConfidential ? 31_557_600 : 2_592_000,
    idle_token_lifetime: isConfidential ? 2_592_000 : 1_296_000,
    infinite_token_lifetime: (!isThirdParty || isConfidential) && !(expires && token_lifetime !== undefined),
    infinite_idle_token_lifetime: !isThirdParty && !(expires && idle_token_lifetime !== undefined),
  };
}

// An application authenticates in one way: the new one is not added to the old one.
const REPLACED = new Set(['client_authentication_methods']);
// The same setting under its old and its new name.
const BACKCHANNEL = ['oidc_logout', 'oidc_backchannel_logout'];

/**
 * What a change leaves of an application's settings, as Auth0 does it: null takes a setting away, an object is merged
 * into the one that is there by its first level, anything else replaces what was there.
 */
export function mergeClientData(data: ClientData, changes: Settings): ClientData {
  const merged: Settings = { ...data };
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined) continue;
    const isRemoved = value === null || (name === 'initiate_login_uri' && value === '');
    if (isRemoved) for (const key of BACKCHANNEL.includes(name) ? BACKCHANNEL : [name]) delete merged[key];
    else if (isSettings(value) && !REPLACED.has(name)) merged[name] = mergeSettings(merged[name], value);
    else merged[name] = value;
  }
  return merged as ClientData;
}

function mergeSettings(current: unknown, changes: Settings): Settings {
  const merged = { ...(isSettings(current) ? current : {}), ...changes };
  return Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== null));
}

/** Whether a value is an object of settings, which is merged where a list or a text is replaced. */
export function isSettings(value: unknown): value is Settings {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
