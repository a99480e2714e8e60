import type { PostLoginApi, PostLoginEvent } from './types.ts';

const EDITOR = 'playlist_editor';
const PLAYS_NEEDED = 100;
const PATIENCE_MS = 3000;
const CACHE_KEY = 'api-token';

/**
 * Makes a user whose playlists were played 100 times or more a playlist editor, and ends it below that. No other role
 * is touched. When the API does not answer in time the sign-in goes on with the last known role.
 */
exports.onExecutePostLogin = async (event: PostLoginEvent, api: PostLoginApi): Promise<void> => {
  const known = event.user.app_metadata.roles;
  const roles = Array.isArray(known) ? known : [];
  // Not AbortSignal.timeout(), which would still go off when all is done: nothing is left running here.
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(new Error(`No answer in ${PATIENCE_MS} ms.`)), PATIENCE_MS);
  let plays: number;
  try {
    plays = await fetchPlays(event, api, patience.signal);
  } catch (error) {
    console.error(`The plays of ${event.user.user_id} are not known, roles stay as they are: ${error}`);
    return;
  } finally {
    clearTimeout(timer);
  }
  const shouldEdit = plays >= PLAYS_NEEDED;
  if (shouldEdit === roles.includes(EDITOR)) return;
  const next = shouldEdit ? [...roles, EDITOR] : roles.filter((role) => role !== EDITOR);
  api.user.setAppMetadata('roles', next);
  // Metadata is written when the flow has ended; this is how the Actions after this one hear of the change.
  api.transaction.setMetadata('roles', JSON.stringify(next));
};

async function fetchPlays(event: PostLoginEvent, api: PostLoginApi, signal: AbortSignal): Promise<number> {
  const url = new URL('/playlists/getPlays', event.secrets.API_URL);
  url.searchParams.set('user_id', event.user.user_id);
  const ask = async () => {
    const authorization = `Bearer ${await machineToken(event, api, signal)}`;
    return fetch(url, { headers: { authorization }, signal });
  };
  let response = await ask();
  if (response.status === 401) {
    // The kept token may be of a key or a client that is no more.
    api.cache.delete(CACHE_KEY);
    response = await ask();
  }
  const text = await response.text();
  if (!response.ok || !/^\d+$/.test(text))
    throw new Error(`The API answered ${response.status} ${text.slice(0, 100)}`);
  return Number(text);
}

async function machineToken(event: PostLoginEvent, api: PostLoginApi, signal: AbortSignal): Promise<string> {
  const kept = api.cache.get(CACHE_KEY);
  if (kept) return kept.value;
  const { ISSUER_BASE_URL, API_AUDIENCE, CLIENT_ID, CLIENT_SECRET } = event.secrets;
  const response = await fetch(new URL('/oauth/token', ISSUER_BASE_URL), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      grant_type: 'client_credentials',
      client_id: CLIENT_ID,
      client_secret: CLIENT_SECRET,
      audience: API_AUDIENCE,
    }),
    signal,
  });
  if (!response.ok) throw new Error(`The tenant answered ${response.status} to the request for a token.`);
  const { access_token, expires_in } = (await response.json()) as {
    access_token: string;
    expires_in: number;
  };
  // A minute before it ends, a token is no longer worth keeping.
  if (expires_in > 60) api.cache.set(CACHE_KEY, access_token, { ttl: (expires_in - 60) * 1000 });
  return access_token;
}
