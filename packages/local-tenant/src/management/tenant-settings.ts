import { z } from 'zod';
import { isSettings } from '../domain/client-settings.ts';
import { SESSION_SECONDS } from '../oidc/settings.ts';
import { inTransaction } from '../store/database.ts';
import {
  nameOf,
  readTenantSettings,
  type TenantSettings,
  writeTenantSettings,
} from '../store/tenant-settings.ts';
import { type ManagementContext, type ManagementRoute, type RouteInput, route } from './route.ts';
import { fieldsQuery, selectFields } from './select-fields.ts';
import { forEach } from './validate.ts';

// What a tenant has that never said otherwise.
const FLAGS = {
  allow_changing_enable_sso: false,
  disable_clickjack_protection_headers: false,
  disable_impersonation: true,
  enable_sso: true,
  revoke_refresh_token_grant: false,
  universal_login: true,
};
const DEFAULTS = {
  enabled_locales: ['en'],
  session_lifetime: SESSION_SECONDS / 3_600,
  idle_session_lifetime: SESSION_SECONDS / 3_600,
  ephemeral_session_lifetime: SESSION_SECONDS / 3_600,
  idle_ephemeral_session_lifetime: 24,
  sandbox_version: '22',
  oidc_logout: { rp_logout_end_session_endpoint_discovery: true },
  resource_parameter_profile: 'compatibility',
  session_cookie: { mode: 'persistent' },
  universal_login: { colors: { primary: '#635dff', page_background: '#000000' } },
};

const OTHER_FLAGS = [
  ...[
    'allow_legacy_delegation_grant_types',
    'allow_legacy_ro_grant_types',
    'allow_legacy_tokeninfo_endpoint',
  ],
  ...['allow_other_legacy_grant_types', 'change_pwd_flow_v1', 'custom_domains_provisioning'],
  ...['dashboard_insights_view', 'dashboard_log_streams_next', 'dashboard_new_onboarding'],
  ...['disable_fields_map_fix', 'disable_management_api_sms_obfuscation'],
  ...['enable_adfs_waad_email_verification', 'enable_apis_section', 'enable_client_connections'],
  ...['enable_custom_domain_in_emails', 'enable_dynamic_client_registration', 'enable_idtoken_api2'],
  ...['enable_legacy_logs_search_v2', 'enable_legacy_profile', 'enable_pipeline2'],
  ...['enable_public_signup_user_exists_error', 'enforce_client_authentication_on_passwordless_start'],
  ...['genai_trial', 'improved_signup_bot_detection_in_classic', 'local_resource_discovery'],
  ...['mfa_show_factor_list_on_enrollment', 'new_universal_login_experience_enabled'],
  ...['no_disclose_enterprise_connections', 'remove_alg_from_jwks', 'require_signed_request_object'],
  ...['trust_azure_adfs_email_verified_connection_property', 'use_scope_descriptions_for_consent'],
];

const text = z.string().max(2_000);
const hours = z.int().min(1).max(8_760);
const page = z.strictObject({ enabled: z.boolean().optional(), html: z.string().optional() });
const settings = z.looseObject({});

const SETTINGS = {
  ...forEach(text, ['friendly_name', 'picture_url', 'support_email', 'support_url', 'default_audience']),
  ...forEach(text, [
    'default_directory',
    'default_redirection_uri',
    'sandbox_version',
    'legacy_sandbox_version',
  ]),
  ...forEach(hours, ['session_lifetime', 'idle_session_lifetime', 'ephemeral_session_lifetime']),
  ...forEach(hours, ['idle_ephemeral_session_lifetime']),
  ...forEach(z.int().min(1), [
    ...['session_lifetime_in_minutes', 'idle_session_lifetime_in_minutes'],
    ...['ephemeral_session_lifetime_in_minutes', 'idle_ephemeral_session_lifetime_in_minutes'],
  ]),
  ...forEach(z.boolean(), [
    ...['allow_organization_name_in_authentication_api', 'authorization_response_iss_parameter_supported'],
    ...['client_id_metadata_document_supported', 'customize_mfa_in_postlogin_action', 'enable_ai_guide'],
    ...['include_session_metadata_in_tenant_logs', 'phone_consolidated_experience'],
    ...['pushed_authorization_requests_supported', 'skip_non_verifiable_callback_uri_confirmation_prompt'],
  ]),
  ...forEach(settings, ['country_codes', 'default_token_quota', 'device_flow', 'error_page', 'mtls']),
  ...forEach(settings, ['oidc_logout', 'security_headers', 'sessions', 'universal_login']),
  change_password: page,
  guardian_mfa_page: page,
  session_cookie: z.strictObject({ mode: z.enum(['persistent', 'non-persistent']) }),
  flags: z.strictObject(forEach(z.boolean().optional(), [...Object.keys(FLAGS), ...OTHER_FLAGS])),
  allowed_logout_urls: z.array(z.string().min(1)),
  acr_values_supported: z.array(z.string().min(1)),
  enabled_locales: z.array(z.string().min(2)).min(1),
  resource_parameter_profile: z.enum(['audience', 'compatibility']),
  dynamic_client_registration_security_mode: z.enum(['strict', 'permissive']),
};

/** What may be said of the tenant; null takes a setting away. */
const patchTenantSettingsSchema = z.strictObject(
  Object.fromEntries(Object.entries(SETTINGS).map(([name, schema]) => [name, schema.nullable().optional()])),
);

/** The settings as Auth0 shows them: without a lifetime that was given in minutes, and without what is not set. */
function settingsView(kept: TenantSettings) {
  const inMinutes = Object.keys(kept).filter((setting) => setting.endsWith('_in_minutes'));
  const hidden = new Set(inMinutes.flatMap((setting) => [setting, setting.replace('_in_minutes', '')]));
  const all: Record<string, unknown> = { friendly_name: nameOf(kept), ...DEFAULTS, ...kept };
  const shown = Object.fromEntries(
    Object.entries(all).filter(([setting, value]) => value !== null && !hidden.has(setting)),
  );
  return { ...shown, flags: { ...FLAGS, ...kept.flags } };
}

/**
 * What is known of the tenant itself.
 * https://auth0.com/docs/api/management/v2/tenants/tenant-settings-route
 */
async function getTenantSettings(
  { tenant }: ManagementContext,
  { query }: RouteInput<z.infer<typeof fieldsQuery>>,
): Promise<unknown> {
  const kept = await readTenantSettings(tenant.pool);
  const view = { client_id_metadata_document_supported: false, ...settingsView(kept) };
  return selectFields({ ...view, sandbox_versions_available: ['22'] }, query, [
    'sandbox_version',
    'sandbox_versions_available',
  ]);
}

/**
 * Changes what is known of the tenant: null takes a setting away, an object is merged into the one that is there. The
 * name, the addresses for a logout and the default audience take effect at once; everything else is kept and given back,
 * without an effect.
 * https://auth0.com/docs/api/management/v2/tenants/patch-settings
 */
async function patchTenantSettings(
  { tenant }: ManagementContext,
  { body }: RouteInput<unknown, TenantSettings>,
): Promise<unknown> {
  const kept = await inTransaction(tenant.pool, async (db) => {
    const merged = mergeSettings(await readTenantSettings(db, { lock: true }), body);
    await writeTenantSettings(db, merged);
    return merged;
  });
  await tenant.reloadFromStore();
  const { flags, ...view } = settingsView(kept);
  return { ...view, flags: { ...flags, ...PATCH_FLAGS } };
}

// Auth0 tells of these in the answer to a change alone.
const PATCH_FLAGS = {
  cannot_change_enforce_client_authentication_on_passwordless_start: true,
  enforce_client_authentication_on_passwordless_start: true,
};

function mergeSettings(current: TenantSettings, changes: TenantSettings): TenantSettings {
  const merged: TenantSettings = { ...current };
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || (name === 'default_redirection_uri' && value === '')) delete merged[name];
    else merged[name] = isSettings(value) ? withoutNulls({ ...Object(merged[name]), ...value }) : value;
    // A lifetime in hours takes the place of one in minutes.
    if (name.endsWith('session_lifetime')) delete merged[`${name}_in_minutes`];
  }
  return merged;
}

const withoutNulls = (settings: object) =>
  Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== null));

/** https://auth0.com/docs/api/management/v2/tenants */
export const tenantSettingsRoutes: ManagementRoute[] = [
  route({
    method: 'get',
    path: '/tenants/settings',
    scopes: ['read:tenant_settings'],
    query: fieldsQuery,
    verb: getTenantSettings,
  }),
  route({
    method: 'patch',
    path: '/tenants/settings',
    scopes: ['update:tenant_settings'],
    body: patchTenantSettingsSchema,
    verb: patchTenantSettings,
  }),
];
