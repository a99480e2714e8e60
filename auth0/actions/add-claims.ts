import type { PostLoginApi, PostLoginEvent } from './types.ts';

const NAMESPACE = 'https://setlist.example';

/**
 * Copies what the app needs of the metadata into namespaced claims of both tokens: roles, plan, display name,
 * preferences and picture. Metadata of an unexpected shape is replaced by its default. The access token also says
 * whether the email address is verified, and of which session it came, as the ID token does by itself.
 */
exports.onExecutePostLogin = async (event: PostLoginEvent, api: PostLoginApi): Promise<void> => {
  const { user_metadata, app_metadata, picture, email_verified } = event.user;
  // What the Actions before this one have just changed, the metadata does not tell yet.
  const { roles: assigned, displayName: given } = event.transaction?.metadata ?? {};
  const roles = typeof assigned === 'string' ? JSON.parse(assigned) : app_metadata.roles;
  const claims = {
    roles: Array.isArray(roles) ? roles.filter((role) => typeof role === 'string') : [],
    plan: app_metadata.plan === 'full' ? 'full' : 'free',
    display_name: text(given) ?? text(user_metadata.displayName) ?? 'user',
    preferences: {
      theme: oneOf(['system', 'light', 'dark'], user_metadata.theme),
      language: oneOf(['en', 'de', 'es'], user_metadata.lang),
    },
    picture: text(picture),
  };
  for (const [name, value] of Object.entries(claims)) {
    if (value === undefined) continue;
    api.idToken.setCustomClaim(`${NAMESPACE}/${name}`, value);
    api.accessToken.setCustomClaim(`${NAMESPACE}/${name}`, value);
  }
  api.accessToken.setCustomClaim(`${NAMESPACE}/email_verified`, email_verified === true);
  const session = text(event.session?.id) ?? text(event.refresh_token?.session_id);
  if (session !== undefined) api.accessToken.setCustomClaim(`${NAMESPACE}/session`, session);
};

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

// The first of the allowed values is the default.
function oneOf(allowed: string[], value: unknown): string | undefined {
  return typeof value === 'string' && allowed.includes(value) ? value : allowed[0];
}
