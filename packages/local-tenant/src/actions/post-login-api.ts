import type { RoleRow } from '../store/roles.ts';
import { type ApiContext, claimSetter, deny, metadataSetters, noteWish } from './api.ts';
import type { FlowRequest, Lasting } from './protocol.ts';
import { encodeToken, validateToken } from './redirect-tokens.ts';

/**
 * The `api` object of the post-login trigger, whole. What would need a second factor, linked accounts or forms, which this
 * tenant does not have, throws an error that says so; SAML settings change nothing where people sign in by OpenID Connect.
 * https://auth0.com/docs/customize/actions/reference/post-login/post-login-api-object
 */
export function createPostLoginApi(flow: FlowRequest, context: ApiContext) {
  const { result, run } = context;
  const { addedScopes, removedScopes } = result;
  return {
    access: { deny: (reason: string) => deny(context, { reason: String(reason) }) },
    accessToken: {
      setCustomClaim: claimSetter(context, 'access_token'),
      addScope(scope: string): void {
        move(String(scope), removedScopes, addedScopes);
        noteWish(run.asked, 'add_scope', String(scope));
      },
      removeScope(scope: string): void {
        move(String(scope), addedScopes, removedScopes);
        noteWish(run.asked, 'remove_scope', String(scope));
      },
    },
    authentication: createAuthentication(context),
    cache: context.cache,
    groups: {
      // There are none here.
      getUserGroups: async () => ({ groups: [] }),
      hasGroupMembership: async () => ({ hasGroupMembership: false, groups: [] }),
    },
    idToken: { setCustomClaim: claimSetter(context, 'id_token') },
    multifactor: {
      enable(provider: string): void {
        if (provider !== 'none') throw without('api.multifactor.enable', SECOND_FACTOR);
      },
    },
    prompt: {
      render(): void {
        throw without('api.prompt.render', 'forms');
      },
    },
    redirect: createRedirect(flow, context),
    refreshToken: createRefreshToken(context),
    roles: createRoles(flow.roles ?? []),
    rules: { wasExecuted: () => false },
    samlResponse: Object.fromEntries(SAML.map((name) => [`set${name}`, () => undefined])),
    session: createSession(context),
    transaction: { setMetadata: transactionSetter(context) },
    user: metadataSetters(context),
    validation: {
      error: (_code: string, message: string) => deny(context, { reason: String(message) }),
    },
  };
}

const SECOND_FACTOR = 'second factor';
const SAML = [
  ...['Attribute', 'Audience', 'Recipient', 'CreateUpnClaim', 'PassthroughClaimsWithNoMapping'],
  ...['MapUnknownClaimsAsIs', 'MapIdentities', 'SignatureAlgorithm', 'DigestAlgorithm', 'Destination'],
  ...['LifetimeInSeconds', 'SignResponse', 'NameIdentifierFormat', 'NameIdentifierProbes'],
  ...['AuthnContextClassRef', 'SigningCert', 'IncludeAttributeNameFormat', 'TypedAttributes', 'Issuer'],
  ...['EncryptionCert', 'EncryptionPublicKey', 'EncryptionAlgorithm', 'Cert', 'Key', 'RelayState'],
];

function without(method: string, what: string): Error {
  return new Error(`${method} cannot work here: this tenant has no ${what}.`);
}

function move(scope: string, from: string[], to: string[]): void {
  const position = from.indexOf(scope);
  if (position >= 0) from.splice(position, 1);
  if (!to.includes(scope)) to.push(scope);
}

function createAuthentication({ result, run, isReturn }: ApiContext) {
  const refusal = (name: string, what: string) => () => {
    throw without(`api.authentication.${name}`, what);
  };
  const second = ['challengeWith', 'challengeWithAny', 'enrollWith', 'enrollWithAny'];
  return {
    ...Object.fromEntries(second.map((name) => [name, refusal(name, SECOND_FACTOR)])),
    setPrimaryUser: refusal('setPrimaryUser', 'linked accounts'),
    recordMethod(url: string): void {
      if (!isReturn) throw new Error('api.authentication.recordMethod is only there in onContinuePostLogin.');
      if (!isWebAddress(URL.parse(url)))
        throw new TypeError('A method of authentication is named by an address of http or https.');
      result.session.methods.push({ name: url, timestamp: new Date().toISOString() });
      noteWish(run.asked, 'method', url);
    },
  };
}

function isWebAddress(url: URL | null): url is URL {
  return url !== null && ['http:', 'https:'].includes(url.protocol);
}

/** What the redirect calls need of an event. */
interface LoginEvent {
  user?: { user_id?: string };
  transaction?: { protocol?: string; prompt?: string[] };
  request?: { ip?: string; query?: Record<string, unknown>; body?: Record<string, unknown> };
}

function createRedirect(flow: FlowRequest, { result, run, isReturn }: ApiContext) {
  // Read anew at each call: few Actions redirect.
  const event = (): LoginEvent => JSON.parse(flow.event);
  const sub = () => event().user?.user_id ?? '';
  // A refresh has no browser that could be sent anywhere.
  const hasBrowser = () => event().transaction?.protocol !== 'oauth2-refresh-token';
  return {
    canRedirect: () => hasBrowser() && !event().transaction?.prompt?.includes('none'),
    sendUserTo(to: string, { query = {} }: { query?: Record<string, string> } = {}): void {
      if (!hasBrowser()) return;
      const url = URL.parse(to);
      if (!isWebAddress(url)) throw new TypeError('A redirect leads to an address of http or https.');
      for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
      result.redirect = { action: run.action, url: url.href };
      // Not its query, which may carry what is signed for the other side alone.
      noteWish(run.asked, 'redirect', `${url.origin}${url.pathname}`);
    },
    encodeToken(options: { secret: string; payload: object; expiresInSeconds?: number }): string {
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
      return validateToken(token, secret, {
        sub: sub(),
        state: isReturn ? flow.resume?.state : undefined,
      });
    },
  };
}

/** https://auth0.com/docs/secure/tokens/refresh-tokens/manage-refresh-tokens-actions */
function createRefreshToken(context: ApiContext) {
  const { event, result } = context;
  // Before the end of a sign-in there is no refresh token yet; what is set here is for the one to come.
  return {
    ...createLasting('refreshToken', result.refreshToken, event.refresh_token, context),
    revoke(reason: string): void {
      if (!event.refresh_token)
        throw new Error('api.refreshToken.revoke: no refresh token is exchanged in this flow.');
      deny(context, { reason: String(reason), revoke: 'refresh token' });
    },
  };
}

/** https://auth0.com/docs/manage-users/sessions/manage-sessions-actions */
function createSession(context: ApiContext) {
  const { event, result } = context;
  const lasting = createLasting('session', result.session, event.session, context);
  const need = <Given extends unknown[]>(name: string, method: (...given: Given) => void) => {
    return (...given: Given): void => {
      if (!event.session) throw new Error(`api.session.${name}: this flow has no session.`);
      method(...given);
    };
  };
  return {
    setMetadata: need('setMetadata', lasting.setMetadata),
    deleteMetadata: need('deleteMetadata', lasting.deleteMetadata),
    evictMetadata: need('evictMetadata', lasting.evictMetadata),
    setExpiresAt: need('setExpiresAt', lasting.setExpiresAt),
    setIdleExpiresAt: need('setIdleExpiresAt', lasting.setIdleExpiresAt),
    revoke: need(
      'revoke',
      (reason: string, { preserveRefreshTokens }: { preserveRefreshTokens?: boolean } = {}) =>
        deny(context, {
          reason: String(reason),
          revoke: preserveRefreshTokens ? 'session, but no refresh tokens' : 'session',
        }),
    ),
    // Auth0 documents that it fails silently where there is no session.
    setCookieMode(mode: string): void {
      if (mode !== 'persistent' && mode !== 'non-persistent')
        throw new TypeError("api.session.setCookieMode takes 'persistent' or 'non-persistent'.");
      if (event.session) result.session.cookieMode = mode;
    },
  };
}

const ENTRIES = 25;
const CHARACTERS = 255;

// What sessions and refresh tokens have in common. Later Actions see what was set, in `event`, too.
function createLasting(
  kind: 'session' | 'refreshToken',
  lasting: Lasting,
  live: Record<string, unknown> | undefined,
  { run }: ApiContext,
) {
  const what = kind === 'session' ? 'session' : 'refresh_token';
  const show = () => {
    if (live && lasting.metadata) live.metadata = { ...lasting.metadata };
  };
  show();
  const change = (key: string, value: string | null): void => {
    const metadata = { ...((lasting.metadata ?? live?.metadata) as Record<string, string> | undefined) };
    if (value === null) delete metadata[key];
    else metadata[key] = value;
    if (Object.keys(metadata).length > ENTRIES)
      throw new Error(`The metadata of a ${what.replace('_', ' ')} has ${ENTRIES} entries at most.`);
    lasting.metadata = metadata;
    show();
    noteWish(run.asked, what, value, key);
  };
  const shorten = (property: 'expiresAt' | 'idleExpiresAt') => (time: number) => {
    const given = Number(time);
    if (!Number.isFinite(given))
      throw new TypeError(`api.${kind}: a time is given in milliseconds since 1970.`);
    lasting[property] = Math.min(given, lasting[property] ?? Number.POSITIVE_INFINITY);
    noteWish(run.asked, what, lasting[property], property);
  };
  return {
    setMetadata(key: string, value: string | null): void {
      const isEntry = /^[\w-]{1,255}$/.test(key) && typeof value === 'string' && value.length <= CHARACTERS;
      if (!isEntry && value !== null)
        throw new TypeError(
          `api.${kind}.setMetadata takes names of letters, digits, _ and -, and texts, of ${CHARACTERS} characters each.`,
        );
      change(key, value);
    },
    deleteMetadata: (key: string) => change(key, null),
    evictMetadata(): void {
      lasting.metadata = {};
      show();
      noteWish(run.asked, what, null);
    },
    setExpiresAt: shorten('expiresAt'),
    setIdleExpiresAt: shorten('idleExpiresAt'),
  };
}

// https://auth0.com/docs/customize/actions/limitations
const TRANSACTION = { keyCharacters: 64, valueBytes: 8 * 1024, totalBytes: 16 * 1024 };

function transactionSetter({ result, event }: ApiContext) {
  const live = { ...result.transactionMetadata };
  event.transaction = Object.assign(event.transaction ?? {}, { metadata: live });
  const fits = (value: unknown, bytes: number) => Buffer.byteLength(JSON.stringify(value)) <= bytes;
  return (key: string, value: unknown): void => {
    const name = String(key);
    const next = { ...result.transactionMetadata, [name]: value };
    if (value === null) delete next[name];
    else if (!['string', 'number', 'boolean'].includes(typeof value))
      throw new TypeError('Transaction metadata takes strings, numbers and booleans.');
    else if (typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value))
      throw new TypeError('Transaction metadata takes no integer beyond the safe ones.');
    if (name.length > TRANSACTION.keyCharacters)
      throw new Error(`A name in transaction metadata has ${TRANSACTION.keyCharacters} characters at most.`);
    if (!fits(value, TRANSACTION.valueBytes + 2) || !fits(next, TRANSACTION.totalBytes))
      throw new Error('Transaction metadata takes 8 kB a value, and 16 kB in all.');
    result.transactionMetadata = next;
    if (value === null) delete live[name];
    else live[name] = value;
  };
}

// A page ends with `next`, from which the following one goes on.
function createRoles(roles: RoleRow[]) {
  return {
    async getUserEffectiveRoles({ take = 50, from = '0' }: { take?: number; from?: string } = {}) {
      if (!Number.isInteger(take) || take < 1 || take > 100)
        throw new TypeError('api.roles.getUserEffectiveRoles takes 1 to 100 roles at a time.');
      const end = Number(from) + take;
      return {
        roles: roles.slice(Number(from), end),
        ...(end < roles.length && { next: String(end) }),
      };
    },
    async getUserEffectiveRolesByIds(ids: string[]) {
      return { roles: roles.filter(({ id }) => ids.includes(id)) };
    },
    async getUserEffectiveRolesByNames(names: string[]) {
      return { roles: roles.filter(({ name }) => names.includes(name)) };
    },
  };
}
