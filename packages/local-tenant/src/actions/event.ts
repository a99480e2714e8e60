import type { ClientRow } from '../store/clients.ts';
import { CONNECTIONS } from '../store/connections.ts';
import type { UserRow } from '../store/users.ts';
import type { Tenant } from '../tenant.ts';

/** What an Action is told of the request that led to it. */
export interface ActionRequest {
  ip: string;
  method: string;
  hostname: string;
  userAgent: string;
  language: string;
  query?: Record<string, unknown>;
  body?: Record<string, unknown>;
}

/** What a request looks like, as far as every web framework tells. */
interface WebRequest {
  ip?: string | undefined;
  method: string;
  hostname: string;
  get(name: string): string | undefined;
}

/** A request as Actions are told of it, without query and body. */
export function toActionRequest(request: WebRequest): ActionRequest {
  return {
    ip: request.ip ?? '',
    method: request.method,
    hostname: request.hostname,
    userAgent: request.get('user-agent') ?? '',
    language: request.get('accept-language') ?? '',
  };
}

/** `event.request`. Where in the world an address is, nobody looks up here. */
export function requestPart({ userAgent, ...request }: ActionRequest) {
  return { ...request, user_agent: userAgent, geoip: {} };
}

/** `event.client`. */
export function clientPart({ client_id, name, data }: ClientRow) {
  return { client_id, name, metadata: data.client_metadata ?? {} };
}

/** `event.connection`. */
export function connectionPart({
  connection,
  user_id = '',
}: Pick<UserRow, 'connection'> & { user_id?: string }) {
  const known = CONNECTIONS.find(({ name }) => name === connection);
  return {
    id: known?.id,
    name: connection,
    strategy: known?.strategy ?? user_id.split('|')[0],
    metadata: {},
  };
}

/** `event.tenant`: its id is its name in small letters, digits and hyphens, as at Auth0. */
export function tenantPart({ name }: Pick<Tenant, 'name'>) {
  const words = name
    .normalize('NFKD')
    .toLowerCase()
    .match(/[a-z0-9]+/g);
  return { id: words?.join('-') ?? 'tenant' };
}

const SECRETS = new Set([
  ...['client_secret', 'refresh_token', 'client_assertion', 'auth_session', 'authn_response'],
  ...['code', 'code_verifier', 'password'],
]);

/** Request parameters without what must not reach an Action. */
export function withoutSecrets(params: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(params).filter(([name, value]) => !SECRETS.has(name) && value !== undefined),
  );
}

/** What `event.transaction` tells of a sign-in in a browser. */
export function transactionPart(params: Record<string, unknown>) {
  const text = (name: string) =>
    typeof params[name] === 'string' && params[name] ? params[name] : undefined;
  const list = (name: string) => text(name)?.split(' ');
  const [locale = 'en'] = list('ui_locales') ?? [];
  return {
    acr_values: list('acr_values') ?? [],
    locale,
    login_hint: text('login_hint'),
    prompt: list('prompt'),
    protocol: 'oidc-basic-profile',
    redirect_uri: text('redirect_uri'),
    requested_scopes: list('scope') ?? [],
    response_mode: text('response_mode'),
    response_type: list('response_type') ?? ['code'],
    state: text('state'),
    ui_locales: list('ui_locales') ?? [],
    correlation_id: text('correlation_id'),
  };
}
