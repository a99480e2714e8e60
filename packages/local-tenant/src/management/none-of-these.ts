import { z } from 'zod';
import { MOST_FAILED_LOGINS } from '../store/failed-logins.ts';
import { checkpointQuery } from './paging.ts';
import { type ManagementRoute, type RouteInput, route } from './route.ts';

// What is not there cannot be filtered: any further parameter leaves an empty list as it is.
const anyQuery = z.looseObject(checkpointQuery.shape);
type AnyQuery = z.infer<typeof anyQuery>;

/** Lists of what this tenant has none of, by the names that they have in Auth0's answers. */
const LISTS: [path: string, scope: string, key: string, isAlwaysNamed?: boolean][] = [
  ['/rules', 'read:rules', 'rules'],
  ['/hooks', 'read:hooks', 'hooks'],
  ['/organizations', 'read:organizations', 'organizations'],
  ['/flows', 'read:flows', 'flows'],
  ['/flows/vault/connections', 'read:flows_vault_connections', 'connections'],
  ['/forms', 'read:forms', 'forms'],
  ['/self-service-profiles', 'read:self_service_profiles', 'self_service_profiles'],
  ['/network-acls', 'read:network_acls', 'network_acls'],
  ['/custom-domains', 'read:custom_domains', 'custom_domains'],
  ['/log-streams', 'read:log_streams', 'log_streams'],
  ['/rules-configs', 'read:rules_configs', 'rules_configs'],
  ['/guardian/policies', 'read:mfa_policies', 'policies'],
  ['/event-streams', 'read:event_streams', 'eventStreams', true],
  ['/connection-profiles', 'read:connection_profiles', 'connection_profiles', true],
  ['/user-attribute-profiles', 'read:user_attribute_profiles', 'user_attribute_profiles', true],
  ['/token-exchange-profiles', 'read:token_exchange_profiles', 'token_exchange_profiles', true],
  ['/branding/phone/providers', 'read:phone_providers', 'providers', true],
  ['/branding/phone/templates', 'read:phone_templates', 'templates', true],
  ['/prompts/rendering', 'read:prompts', 'configs', true],
];
const PLAIN = ['/log-streams', '/rules-configs', '/guardian/policies'];

function emptyList(
  [path, , key, isAlwaysNamed]: (typeof LISTS)[number],
  { page = 0, per_page: limit, include_totals, from, take }: AnyQuery,
): unknown {
  if (PLAIN.includes(path)) return [];
  if (from !== undefined || take !== undefined) return { [key]: [] };
  if (include_totals) return { start: page * limit, limit, total: 0, [key]: [] };
  return isAlwaysNamed ? { [key]: [] } : [];
}

const NO_SHIELDS = { shields: [] };
/** What the tenant does of which Auth0 has one setting each: nothing, but for the count of wrong passwords. */
const SETTINGS: Record<string, [scope: string, settings: object]> = {
  '/branding': ['read:branding', {}],
  '/prompts': [
    'read:prompts',
    { universal_login_experience: 'new', identifier_first: false, webauthn_platform_first_factor: false },
  ],
  '/prompts/:prompt/custom-text/:language': ['read:prompts', {}],
  '/prompts/:prompt/partials': ['read:prompts', {}],
  '/risk-assessments/settings': ['read:attack_protection', { enabled: false }],
  '/supplemental-signals': ['read:attack_protection', { akamai_enabled: false }],
  '/attack-protection/breached-password-detection': [
    'read:attack_protection',
    {
      ...{ enabled: false, shields: [], admin_notification_frequency: [], method: 'standard' },
      stage: { 'pre-user-registration': NO_SHIELDS, 'pre-change-password': NO_SHIELDS },
    },
  ],
  '/attack-protection/brute-force-protection': [
    'read:attack_protection',
    {
      ...{ enabled: true, shields: ['block'], mode: 'count_per_identifier_and_ip' },
      ...{ allowlist: [], max_attempts: MOST_FAILED_LOGINS },
    },
  ],
  '/attack-protection/suspicious-ip-throttling': [
    'read:attack_protection',
    {
      ...{ enabled: false, shields: [], allowlist: [] },
      stage: {
        'pre-login': { max_attempts: 100, rate: 864_000 },
        'pre-user-registration': { max_attempts: 50, rate: 1_200 },
        'pre-custom-token-exchange': { max_attempts: 10, rate: 600_000 },
      },
    },
  ],
  '/attack-protection/bot-detection': [
    'read:attack_protection',
    {
      ...{ bot_detection_level: 'medium', monitoring_mode_enabled: false, allowlist: [] },
      ...{ challenge_password_policy: 'never', challenge_passwordless_policy: 'never' },
      challenge_password_reset_policy: 'never',
    },
  ],
  '/attack-protection/captcha': [
    'read:attack_protection',
    {
      active_provider_id: '',
      arkose: { site_key: '', client_subdomain: '', verify_subdomain: '', fail_open: false },
      ...{ auth_challenge: { fail_open: false }, simple_captcha: {} },
      ...{ recaptcha_v2: { site_key: '' }, recaptcha_enterprise: { site_key: '', project_id: '' } },
      ...{ hcaptcha: { site_key: '' }, friendly_captcha: { site_key: '' } },
    },
  ],
};

/**
 * What an export of the whole tenant reads of things that it does not have: empty lists, and settings that say that it is
 * off. Nothing can be added to them. https://auth0.com/docs/api/management/v2
 */
export const noneOfTheseRoutes: ManagementRoute[] = [
  ...LISTS.map((list) =>
    route({
      method: 'get',
      path: list[0],
      scopes: [list[1]],
      query: anyQuery,
      verb: async (_context, { query }: RouteInput<AnyQuery>) => emptyList(list, query),
    }),
  ),
  ...Object.entries(SETTINGS).map(([path, [scope, settings]]) =>
    route({ method: 'get', path, scopes: [scope], query: anyQuery, verb: async () => settings }),
  ),
];
