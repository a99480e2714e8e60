import type { ActionWish } from '../store/history.ts';
import type { createCache } from './cache.ts';
import { noteWish } from './note-wish.ts';
import type { FlowResult } from './protocol.ts';
import { encodeToken, validateToken } from './redirect-tokens.ts';
import { isReservedClaim } from './reserved-claims.ts';

const METADATA_BYTES = 32 * 1024;

/**
 * The `api` object of the post-login trigger. Nothing is done at once: every call is noted in `result`, which the
 * tenant carries out when the flow has ended, and in `asked`, for the log.
 * https://auth0.com/docs/customize/actions/explore-triggers/signup-and-login-triggers/login-trigger/post-login-api-object
 */
export function createPostLoginApi(
  result: FlowResult,
  {
    cache,
    asked,
    ...flow
  }: {
    cache: ReturnType<typeof createCache>['api'];
    asked: ActionWish[];
    /** As JSON. */
    event: string;
    action: string;
    host: string;
    /** When the user came back from a redirect: what they were sent away with. */
    state: string | undefined;
  },
) {
  const note = (what: ActionWish['what'], value: unknown, key?: string) => noteWish(asked, what, value, key);
  const setClaim =
    (token: 'id_token' | 'access_token', claims: Record<string, unknown>) =>
    (name: string, value: unknown) => {
      if (isReservedClaim(name)) return;
      const claim = plain(value);
      if (claim === null) delete claims[name];
      else claims[name] = claim;
      note(token, claim, name);
    };
  const setMetadata =
    (kind: 'user_metadata' | 'app_metadata', metadata: Record<string, unknown>) =>
    (key: string, value: unknown) => {
      const next = { ...metadata, [key]: plain(value) };
      if (Buffer.byteLength(JSON.stringify(next)) > METADATA_BYTES) {
        throw new Error(`${kind} is over its limit of ${METADATA_BYTES} bytes.`);
      }
      metadata[key] = next[key];
      note(kind, next[key], key);
    };
  return {
    access: {
      deny(reason: string) {
        result.denied = String(reason);
        note('deny', result.denied);
      },
    },
    user: {
      setUserMetadata: setMetadata('user_metadata', result.userMetadata),
      setAppMetadata: setMetadata('app_metadata', result.appMetadata),
    },
    idToken: { setCustomClaim: setClaim('id_token', result.idTokenClaims) },
    accessToken: {
      setCustomClaim: setClaim('access_token', result.accessTokenClaims),
      addScope(scope: string) {
        result.addedScopes.push(String(scope));
        result.removedScopes = result.removedScopes.filter((removed) => removed !== scope);
        note('add_scope', String(scope));
      },
      removeScope(scope: string) {
        result.removedScopes.push(String(scope));
        result.addedScopes = result.addedScopes.filter((added) => added !== scope);
        note('remove_scope', String(scope));
      },
    },
    cache,
    validation: {
      error(_code: string, message: string) {
        result.denied = String(message);
        note('deny', result.denied);
      },
    },
    redirect: createRedirect(result, { ...flow, note }),
    transaction: {
      setMetadata(key: string, value: unknown) {
        if (value === null) delete result.transactionMetadata[key];
        else if (['string', 'number', 'boolean'].includes(typeof value))
          result.transactionMetadata[key] = value;
        else throw new TypeError('Transaction metadata takes strings, numbers and booleans.');
      },
    },
  };
}

// Values come from the Action's own context; what leaves it are plain copies.
function plain(value: unknown): unknown {
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  return value === undefined ? null : JSON.parse(JSON.stringify(value));
}

/** What the redirect calls need of an event. */
interface LoginEvent {
  user?: { user_id?: string };
  transaction?: { protocol?: string };
  request?: { ip?: string; query?: Record<string, unknown>; body?: Record<string, unknown> };
}

// A refresh has no browser that could be sent anywhere.
function createRedirect(
  result: FlowResult,
  flow: {
    event: string;
    action: string;
    host: string;
    state: string | undefined;
    note: (what: 'redirect', url: string) => void;
  },
) {
  // Read anew at each call: few Actions redirect.
  const event = (): LoginEvent => JSON.parse(flow.event);
  const sub = () => event().user?.user_id ?? '';
  const canRedirect = () => event().transaction?.protocol !== 'oauth2-refresh-token';
  return {
    canRedirect,
    sendUserTo(to: string, { query = {} }: { query?: Record<string, string> } = {}) {
      if (!canRedirect()) return;
      const url = URL.parse(to);
      if (!url || !['http:', 'https:'].includes(url.protocol))
        throw new TypeError('A redirect leads to an address of http or https.');
      for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
      result.redirect = { action: flow.action, url: url.href };
      // Not its query, which may carry what is signed for the other side alone.
      flow.note('redirect', `${url.origin}${url.pathname}`);
    },
    encodeToken(options: { secret: string; payload: object; expiresInSeconds?: number }) {
      return encodeToken({ iss: flow.host, sub: sub(), ip: event().request?.ip ?? '' }, options);
    },
    validateToken({
      secret,
      tokenParameterName = 'session_token',
    }: {
      secret: string;
      tokenParameterName?: string;
    }) {
      const { query, body } = event().request ?? {};
      const token = query?.[tokenParameterName] ?? body?.[tokenParameterName];
      return validateToken(token, secret, { sub: sub(), state: flow.state });
    },
  };
}
