import { isPlainKey, isReservedName } from '../domain/metadata.ts';
import type { ActionRun, ActionWish } from '../store/history.ts';
import { isStorable } from '../store/storable-text.ts';
import type { createCache } from './cache.ts';
import type { Denial, FlowRequest, FlowResult } from './protocol.ts';
import { isReservedClaim } from './reserved-claims.ts';

/** What the `api` object of one run works on. */
export interface ApiContext {
  result: FlowResult;
  /** The Action's own copy. */
  event: Record<string, Record<string, unknown>>;
  run: ActionRun;
  cache: ReturnType<typeof createCache>['api'];
  /** Whether the user comes back from where this Action sent them. */
  isReturn: boolean;
}

/**
 * The `api` object of the pre-user-registration trigger.
 * https://auth0.com/docs/customize/actions/reference/pre-user-registration/pre-user-registration-api-object
 */
export function createPreUserRegistrationApi(_flow: FlowRequest, context: ApiContext) {
  return {
    access: {
      deny: (reason: string, userMessage?: string) =>
        deny(context, {
          reason: String(reason),
          ...(userMessage !== undefined && { userMessage: String(userMessage) }),
        }),
    },
    user: metadataSetters(context),
    validation: {
      error: (code: string, message: string) =>
        deny(context, { reason: String(code), userMessage: String(message) }),
    },
    cache: context.cache,
  };
}

const MACHINE_ERRORS = ['invalid_scope', 'invalid_request', 'server_error'];

/**
 * The `api` object of the credentials-exchange trigger.
 * https://auth0.com/docs/customize/actions/reference/credentials-exchange/credentials-exchange-api-object
 */
export function createCredentialsExchangeApi(_flow: FlowRequest, context: ApiContext) {
  const { result, event, run } = context;
  const setTarget = (change: (scopes: string[]) => string[]) => {
    const scopes = change(result.targetScopes ?? (event.transaction?.target_scopes as string[]));
    result.targetScopes = [...new Set(scopes.map(String))];
    Object.assign(event.transaction ?? {}, { target_scopes: [...result.targetScopes] });
    noteWish(run.asked, 'target_scopes', result.targetScopes);
  };
  if (result.targetScopes)
    Object.assign(event.transaction ?? {}, { target_scopes: [...result.targetScopes] });
  Object.assign(event.accessToken ?? {}, { customClaims: { ...result.accessTokenClaims } });
  return {
    access: {
      deny(code: string, reason?: string): void {
        if (!MACHINE_ERRORS.includes(code))
          throw new TypeError(`api.access.deny takes one of ${MACHINE_ERRORS.join(', ')} and a reason.`);
        deny(context, { reason: String(reason ?? code), code });
      },
    },
    accessToken: { setCustomClaim: claimSetter(context, 'access_token') },
    transaction: {
      addTargetScope: (scope: string) => setTarget((scopes) => [...scopes, scope]),
      removeTargetScope: (scope: string) => setTarget((scopes) => scopes.filter((other) => other !== scope)),
      setTargetScopes: (scopes: string[]) => setTarget(() => scopes),
      clearTargetScopes: () => setTarget(() => []),
    },
    cache: context.cache,
  };
}

/** Ends the flow after this Action. */
export function deny({ result, run }: ApiContext, denial: Denial): void {
  result.denied = denial;
  noteWish(run.asked, 'deny', denial.reason);
}

/** `setCustomClaim` for one of the tokens; null takes the claim away, and a reserved name is left out without a word. */
export function claimSetter({ result, run }: ApiContext, token: 'id_token' | 'access_token') {
  const claims = token === 'id_token' ? result.idTokenClaims : result.accessTokenClaims;
  return (name: string, value: unknown): void => {
    if (isReservedClaim(String(name))) return;
    const claim = plain(value);
    if (claim === null) delete claims[name];
    else claims[name] = claim;
    noteWish(run.asked, token, claim, String(name));
  };
}

const METADATA_BYTES = 32 * 1024;

/**
 * `setUserMetadata` and `setAppMetadata`. Throws over 32 kB, and for what JSON does not have, of which Auth0 says that the
 * update of the user fails. Names that metadata cannot have, at any depth, are not kept.
 * https://auth0.com/docs/manage-users/user-accounts/metadata/metadata-fields-data
 */
export function metadataSetters({ result, run }: ApiContext) {
  const setter =
    (kind: 'user_metadata' | 'app_metadata', metadata: Record<string, unknown>) =>
    (key: string, value: unknown): void => {
      const name = String(key);
      if (!isPlainKey(name) || (kind === 'app_metadata' && isReservedName(name))) return;
      if (JSON.stringify(value) === undefined)
        throw new TypeError(`${kind} takes what JSON has; null takes a property away.`);
      const kept = withPlainKeys(plain(value));
      if (Buffer.byteLength(JSON.stringify({ ...metadata, [name]: kept })) > METADATA_BYTES) {
        throw new Error(`${kind} is over its limit of ${METADATA_BYTES} bytes.`);
      }
      metadata[name] = kept;
      noteWish(run.asked, kind, kept, name);
    };
  return {
    setUserMetadata: setter('user_metadata', result.userMetadata),
    setAppMetadata: setter('app_metadata', result.appMetadata),
  };
}

function withPlainKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withPlainKeys);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).filter(([key]) => isPlainKey(key));
  return Object.fromEntries(entries.map(([key, nested]) => [key, withPlainKeys(nested)]));
}

const NOTED = 100;
const LONGEST_VALUE = 4096;

/** Notes for the log what an Action asked for: its first hundred wishes, and of each the value unless it is over 4 kB. */
export function noteWish(asked: ActionWish[], what: ActionWish['what'], value: unknown, key?: string): void {
  if (asked.length === NOTED) return;
  const isShort = JSON.stringify(value).length <= LONGEST_VALUE;
  asked.push({ what, ...(key !== undefined && { key }), ...(isShort && { value }) });
}

/** Throws for a text with a character that the store cannot hold: NUL, or half of one. */
export function requireStorable(text: string): void {
  if (!isStorable(text)) throw new TypeError('The text holds a character that cannot be stored.');
}

// Values come from the Action's own context; what leaves it are plain copies.
function plain(value: unknown): unknown {
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  const json = JSON.stringify(value);
  if (json === undefined) return null;
  return JSON.parse(json, (name, nested) => {
    for (const text of [name, nested]) if (typeof text === 'string') requireStorable(text);
    return nested;
  });
}
