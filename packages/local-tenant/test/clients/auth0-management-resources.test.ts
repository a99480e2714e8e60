import { signIn } from '@setlist/local-tenant/test/sign-in';
import { type Management, ManagementClient } from 'auth0';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { beforeAll, expect } from 'vitest';
import { API, VERA } from './start-tenant.ts';
import { tryClient } from './try-client.ts';

const trial = tryClient('auth0 ManagementClient resources', '`domain: "localhost:4443"`');
let management: ManagementClient;

beforeAll(() => {
  const { domain, apps } = trial.tenant;
  const { client_id: clientId, client_secret: clientSecret } = apps.deploy;
  management = new ManagementClient({ domain, clientId, clientSecret });
});

async function idToken(): Promise<string> {
  const { issuer, apps } = trial.tenant;
  const { client_id: clientId, client_secret: clientSecret } = apps.web;
  const redirectUri = 'http://localhost:3000/callback';
  const tokens = await signIn({ issuer, clientId, clientSecret, redirectUri }, VERA);
  return tokens.id_token ?? '';
}

trial.matches('manages applications', async () => {
  const created = await management.clients.create({
    name: 'New app',
    app_type: 'regular_web',
    callbacks: ['http://localhost:1234'],
    client_metadata: { team: 'blue' },
  });
  const id = created.client_id ?? '';
  expect(created).toMatchObject({ name: 'New app', client_metadata: { team: 'blue' }, is_first_party: true });
  await management.clients.update(id, { name: 'Newer app', client_metadata: { tier: '1' } });
  const read = await management.clients.get(id);
  expect(read).toMatchObject({ name: 'Newer app', client_metadata: { team: 'blue', tier: '1' } });
  const { client_secret } = await management.clients.rotateSecret(id);
  expect(client_secret).not.toBe(created.client_secret);
  const all = await management.clients.list({ is_global: false });
  expect(all.data.map(({ name }) => name)).toContain('Newer app');
  await management.clients.delete(id);
  await expect(management.clients.get(id)).rejects.toMatchObject({ statusCode: 404 });
});

trial.matches('hides secrets from those who may not read them', async () => {
  const { domain, issuer, apps } = trial.tenant;
  const { client_id: clientId, client_secret: clientSecret } = apps.machine;
  const audience = `${issuer}api/v2/`;
  await management.clientGrants.create({ client_id: clientId, audience, scope: ['read:clients'] });
  const reader = new ManagementClient({ domain, clientId, clientSecret });
  const seen = await reader.clients.get(apps.web.client_id);
  expect(seen.name).toBe('Regular web app');
  expect(seen).not.toHaveProperty('client_secret');
});

trial.matches('hears of a new user by events.subscribe, and of what it missed by the offset', async () => {
  const account = (email: string) => ({ connection: 'google-oauth2', email });
  const heard = async (
    request: Management.SubscribeEventsRequestParameters,
    during: () => Promise<unknown>,
  ) => {
    const stop = new AbortController();
    const stream = await management.events.subscribe(request, { abortSignal: stop.signal });
    await during();
    try {
      for await (const message of stream) if (message.type === 'user.created') return message;
      throw new Error('The stream ended.');
    } finally {
      stop.abort();
    }
  };
  const first = await heard({ event_type: ['user.created'] }, () =>
    management.users.create(account('first@example.test')),
  );
  expect(first.event.data.object.email).toBe('first@example.test');
  await management.users.create(account('second@example.test'));
  const second = await heard({ from: first.offset }, async () => undefined);
  expect(second.event.data.object.email).toBe('second@example.test');
});

trial.matches('manages APIs', async () => {
  const identifier = 'https://other.example.test';
  const created = await management.resourceServers.create({
    identifier,
    name: 'Other API',
    scopes: [{ value: 'read:all', description: 'Read all' }],
  });
  const id = created.id ?? '';
  await management.resourceServers.update(id, { token_lifetime: 600 });
  const read = await management.resourceServers.get(id);
  expect(read).toMatchObject({ identifier, token_lifetime: 600, scopes: [{ value: 'read:all' }] });
  const all = await management.resourceServers.list();
  const audience = `${trial.tenant.issuer}api/v2/`;
  expect(all.data.map((api) => api.identifier)).toEqual(expect.arrayContaining([API, identifier, audience]));
  await management.resourceServers.delete(id);
  await expect(management.resourceServers.get(id)).rejects.toMatchObject({ statusCode: 404 });
});

trial.matches('manages client grants, which take effect', async () => {
  const { client_id } = trial.tenant.apps.machine;
  const [grant] = (await management.clientGrants.list({ client_id, audience: API })).data;
  await management.clientGrants.update(grant?.id ?? '', { scope: ['read:things', 'write:things'] });
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    audience: API,
    ...trial.tenant.apps.machine,
  });
  const answer = await fetch(`${trial.tenant.issuer}oauth/token`, { method: 'POST', body });
  expect(await answer.json()).toMatchObject({ scope: 'read:things write:things' });
  await management.clientGrants.delete(grant?.id ?? '');
  expect((await management.clientGrants.list({ client_id, audience: API })).data).toEqual([]);
  await management.clientGrants.create({ client_id, audience: API, scope: [] });
});

trial.matches('manages roles, their permissions and their users', async () => {
  const role = await management.roles.create({ name: 'editor', description: 'Edits' });
  const id = role.id ?? '';
  await management.roles.update(id, { description: 'Edits lists' });
  expect(await management.roles.get(id)).toEqual({
    ...{ id, name: 'editor', description: 'Edits lists', type: 'tenant' },
  });
  const permission = { resource_server_identifier: API, permission_name: 'read:things' };
  await management.roles.permissions.add(id, { permissions: [permission] });
  expect((await management.roles.permissions.list(id)).data).toMatchObject([permission]);
  await management.roles.users.assign(id, { users: [VERA.id] });
  expect((await management.roles.users.list(id)).data).toMatchObject([
    { user_id: VERA.id, email: VERA.email },
  ]);
  expect((await management.users.permissions.list(VERA.id)).data).toMatchObject([permission]);
  await management.roles.permissions.delete(id, { permissions: [permission] });
  expect((await management.roles.permissions.list(id)).data).toEqual([]);
  expect((await management.roles.list({ name_filter: 'edit' })).data).toMatchObject([{ name: 'editor' }]);
  await management.roles.delete(id);
  await expect(management.roles.get(id)).rejects.toMatchObject({ statusCode: 404 });
});

trial.matches('gives and takes permissions without a role between', async () => {
  const permissions = [{ resource_server_identifier: API, permission_name: 'read:things' }];
  await management.users.permissions.create(VERA.id, { permissions });
  expect((await management.users.permissions.list(VERA.id)).data).toMatchObject([
    { ...permissions[0], sources: [{ source_type: 'DIRECT' }] },
  ]);
  await management.users.permissions.delete(VERA.id, { permissions });
  expect((await management.users.permissions.list(VERA.id)).data).toEqual([]);
});

trial.matches('drafts, deploys and binds an Action, which then runs', async () => {
  const code = `exports.onExecutePostLogin = async (event, api) => {
    api.idToken.setCustomClaim('https://example.test/greeting', event.secrets.GREETING);
  };`;
  const trigger = { id: 'post-login', version: 'v3' } as const;
  const action = await management.actions.create({
    name: 'Greet',
    supported_triggers: [trigger],
    code,
    runtime: 'node22',
    secrets: [{ name: 'GREETING', value: 'hello' }],
  });
  const id = action.id ?? '';
  await expect.poll(async () => (await management.actions.get(id)).status).toBe('built');
  await management.actions.deploy(id);
  await expect.poll(async () => (await management.actions.get(id)).deployed_version?.deployed).toBe(true);
  await management.actions.update(id, { code: `${code} // again` });
  await management.actions.deploy(id);
  const versions = management.actions.versions;
  const [second, first] = (await versions.list(id)).data;
  expect([second, first]).toMatchObject([{ number: 2, deployed: true }, { number: 1 }]);
  expect((await versions.get(id, first?.id ?? '')).code).toBe(code);
  expect(await versions.deploy(id, first?.id ?? '')).toMatchObject({ number: 3, code });
  const bindings = management.actions.triggers.bindings;
  await bindings.updateMany('post-login', {
    bindings: [{ ref: { type: 'action_name', value: 'Greet' }, display_name: 'Greet' }],
  });
  expect((await bindings.list('post-login')).data).toMatchObject([{ display_name: 'Greet', action: { id } }]);
  expect((await management.actions.list({ triggerId: 'post-login' })).data).toMatchObject([
    { name: 'Greet' },
  ]);
  expect((await management.actions.triggers.list()).triggers).toContainEqual(
    expect.objectContaining({ id: 'post-login' }),
  );
  expect(decodeJwt(await idToken())['https://example.test/greeting']).toBe('hello');
  await bindings.updateMany('post-login', { bindings: [] });
  await management.actions.update(id, { name: 'Greet all' });
  await management.actions.delete(id);
  await expect(management.actions.get(id)).rejects.toMatchObject({ statusCode: 404 });
});

trial.matches('lists the connections', async () => {
  const { data } = await management.connections.list({ strategy: ['auth0'] });
  expect(data).toMatchObject([{ name: 'Username-Password-Authentication', strategy: 'auth0' }]);
  const { id = '' } = data[0] ?? {};
  expect(await management.connections.get(id)).toMatchObject({ id, authentication: { active: true } });
  const { client_id } = trial.tenant.apps.web;
  await management.connections.clients.update(id, [{ client_id, status: true }]);
  expect((await management.connections.clients.get(id)).data).toContainEqual({ client_id });
});

trial.matches("reads and changes the tenant's settings", async () => {
  const { friendly_name, session_lifetime } = await management.tenants.settings.get();
  // Applications name the tenant by its id, which is its name in small letters.
  const { tenant } = await management.clients.get(trial.tenant.apps.web.client_id);
  expect([friendly_name?.toLowerCase(), session_lifetime]).toEqual([tenant, 72]);
  const changed = await management.tenants.settings.update({ support_email: 'help@example.test' });
  expect(changed).toMatchObject({ friendly_name, support_email: 'help@example.test' });
});

trial.matches("reads a user's part of the log", async () => {
  const logs = await management.users.logs.list(VERA.id, { per_page: 5 });
  expect(logs.data.map((entry) => entry.user_id)).toContain(VERA.id);
  expect(new Set(logs.data.map((entry) => entry.user_id)).size).toBe(1);
});

trial.matches('reads everybody who has a role, from checkpoint to checkpoint', async () => {
  const { id = '' } = await management.roles.create({ name: 'Crowd', description: 'Many' });
  const people = Array.from({ length: 62 }, (_, index) => `crowd-${index}@example.test`);
  const users = await Promise.all(
    people.map(async (email) => {
      const { user_id = '' } = await management.users.create({ connection: 'google-oauth2', email });
      return user_id;
    }),
  );
  await management.roles.users.assign(id, { users });
  const seen: string[] = [];
  for await (const user of await management.roles.users.list(id)) seen.push(user.user_id ?? '');
  expect(seen.toSorted()).toEqual(users.toSorted());
  const first = await management.roles.users.list(id, { take: 10 });
  expect(first.data).toHaveLength(10);
  expect(first.response).not.toHaveProperty('total');
  await expect(management.roles.users.list(id, { take: 101 })).rejects.toMatchObject({ statusCode: 400 });
  const grants = [];
  for await (const grant of await management.clientGrants.list({ take: 1 })) grants.push(grant.id);
  expect(grants.length).toBeGreaterThan(1);
  expect(new Set(grants).size).toBe(grants.length);
});

trial.matches('searches the log, sorts it, and goes through all of its pages', async () => {
  await idToken();
  const types = async (search: string) =>
    (await management.logs.list({ search, fields: 'type,user_id', include_fields: true })).data;
  const successes = await types('type:"s"');
  expect(successes.length).toBeGreaterThan(0);
  for (const entry of successes) expect(entry).toEqual({ type: 's', user_id: expect.any(String) });
  expect(await types('user:nobody')).toEqual([]);
  await expect(types('shoe:"1"')).rejects.toMatchObject({ statusCode: 400 });
  const dates: string[] = [];
  for await (const entry of await management.logs.list({ per_page: 7, sort: 'date:1', search: 'type:s' }))
    dates.push(String(entry.date));
  expect(dates.length).toBeGreaterThan(7);
  expect(dates).toEqual(dates.toSorted());
  const after = await management.logs.list(
    {},
    { queryParams: { q: 'type:(s OR seacft) AND NOT user_id:x*' } },
  );
  expect(new Set(after.data.map(({ type }) => type))).toEqual(new Set(['s', 'seacft']));
});

trial.matches('reads the log and the statistics', async () => {
  const logs = await management.logs.list({ per_page: 5 });
  const [entry] = logs.data;
  expect(entry).toMatchObject({ log_id: expect.any(String), type: expect.any(String) });
  expect((await management.logs.get(entry?.log_id ?? '')).log_id).toBe(entry?.log_id);
  expect(await management.stats.getActiveUsersCount()).toEqual(expect.any(Number));
  expect(await management.stats.getDaily()).toEqual(expect.any(Array));
});

const absent: Record<string, [what: string, call: () => PromiseLike<unknown>]> = {
  'POST /api/v2/organizations': ['organizations', () => management.organizations.create({ name: 'ours' })],
  'POST /api/v2/log-streams': [
    'streams of the log',
    () => management.logStreams.create({ type: 'http', sink: { httpEndpoint: 'https://x.example' } }),
  ],
  'POST /api/v2/event-streams': [
    'streams of events to a webhook or an Action',
    () =>
      management.eventStreams.create({
        destination: {
          type: 'webhook',
          configuration: {
            webhook_endpoint: 'https://x.example',
            webhook_authorization: { method: 'basic', username: 'a' },
          },
        },
      }),
  ],
  'POST /api/v2/actions/modules': [
    'code that Actions share',
    () => management.actions.modules.create({ name: 'shared', code: '' }),
  ],
  'GET /api/v2/groups': ['groups', () => management.groups.list()],
  'GET /api/v2/agents': ['agents as principals', () => management.agents.list()],
  'GET /api/v2/rate-limit-policies': [
    'rate limits that a tenant sets',
    () => management.rateLimitPolicies.list(),
  ],
  'GET /api/v2/refresh-tokens': [
    'the refresh tokens of a user at one application',
    () => management.refreshTokens.list({ user_id: VERA.id }),
  ],
  'POST /api/v2/refresh-tokens/revoke': [
    'refresh tokens that are revoked together',
    () => management.refreshTokens.revoke({ user_id: VERA.id }),
  ],
  'POST /api/v2/users/{id}/revoke-access': [
    'all that somebody is signed in by, ended at once',
    () => management.users.revokeAccess(VERA.id),
  ],
  'GET /api/v2/guardian/factors': ['factors of authentication', () => management.guardian.factors.list()],
  'PATCH /api/v2/branding': [
    'colours, logo and templates of its pages',
    () => management.branding.update({ logo_url: 'https://x.example/logo.png' }),
  ],
  'GET /api/v2/emails/provider': ['the sender of mails', () => management.emails.provider.get()],
  'GET /api/v2/jobs/{id}': ['bulk import and export of users', () => management.jobs.get('job_1')],
  'POST /api/v2/tickets/password-change': [
    'tickets in links of mails',
    () => management.tickets.changePassword({ user_id: VERA.id }),
  ],
  'POST /api/v2/users/{id}/identities': [
    'several identities of one user',
    () => management.users.identities.link(VERA.id, { provider: 'auth0', user_id: 'max' }),
  ],
};
for (const [endpoint, [what, call]] of Object.entries(absent)) {
  trial.differs({ endpoint, auth0: what, tenant: 'does not have it' }, async () => {
    await expect(call()).rejects.toMatchObject({ statusCode: 404, body: { message: 'Not Found' } });
  });
}

trial.differs(
  { endpoint: 'GET /me/v1/authentication-methods', auth0: 'the My Account API', tenant: 'does not have it' },
  async () => {
    const path = new URL('me/v1/authentication-methods', trial.tenant.issuer);
    expect((await fetch(path, { headers: { authorization: 'Bearer any' } })).status).toBe(404);
  },
);

trial.differs(
  {
    endpoint: 'POST /oauth/token',
    auth0: 'gives for a refresh token tokens of all APIs that the application has a policy for (MRRT)',
    tenant: 'keeps the policies without an effect, and gives one of the API that was signed in for',
  },
  async () => {
    const { issuer, apps } = trial.tenant;
    const { client_id: clientId, client_secret: clientSecret } = apps.web;
    const other = 'https://second.example.test';
    const created = await management.resourceServers.create({
      identifier: other,
      allow_offline_access: true,
    });
    const policies = [{ audience: other, scope: [] }];
    await management.clients.update(clientId, {
      refresh_token: { rotation_type: 'rotating', expiration_type: 'expiring', policies },
    });
    const target = {
      issuer,
      clientId,
      clientSecret,
      redirectUri: 'http://localhost:3000/callback',
      audience: API,
    };
    const { refresh_token = '' } = await signIn(target, VERA);
    const form = { grant_type: 'refresh_token', refresh_token, audience: other, ...apps.web };
    const answer = await fetch(new URL('oauth/token', issuer), {
      method: 'POST',
      body: new URLSearchParams(form),
    });
    const { access_token } = (await answer.json()) as { access_token: string };
    expect([decodeJwt(access_token).aud].flat()).toContain(API);
    expect([decodeJwt(access_token).aud].flat()).not.toContain(other);
    await management.resourceServers.delete(created.id ?? '');
  },
);

trial.differs(
  {
    endpoint: 'GET /api/v2/logs',
    auth0: 'keeps the names of an event',
    tenant: 'shows the names of today',
  },
  async () => {
    const { issuer, apps } = trial.tenant;
    const { client_id } = apps.machine;
    const grant = { grant_type: 'client_credentials', audience: API, ...apps.machine };
    await fetch(`${issuer}oauth/token`, { method: 'POST', body: new URLSearchParams(grant) });
    const names = async () => {
      const { data } = await management.logs.list({ search: `client_id:${client_id}` });
      return new Set(data.map((entry) => entry.client_name));
    };
    expect(await names()).toEqual(new Set(['Machine']));
    await management.clients.update(client_id, { name: 'Another machine' });
    expect(await names()).toEqual(new Set(['Another machine']));
    await management.clients.update(client_id, { name: 'Machine' });
  },
);

trial.differs(
  {
    endpoint: 'PATCH /api/v2/connections/{id}/clients',
    auth0: 'lets nobody sign in by a connection that is switched off for the application',
    tenant: 'offers it still, and ends a sign-in by it in `access_denied`',
  },
  async () => {
    const [{ id = '' } = {}] = (await management.connections.list({ strategy: ['auth0'] })).data;
    const { client_id } = trial.tenant.apps.web;
    await management.connections.clients.update(id, [{ client_id, status: false }]);
    expect((await management.connections.clients.get(id)).data).not.toContainEqual({ client_id });
    await expect(idToken()).rejects.toThrow();
    await management.connections.clients.update(id, [{ client_id, status: true }]);
    expect(decodeJwt(await idToken()).sub).toBe(VERA.id);
  },
);

trial.differs(
  {
    endpoint: 'PATCH /api/v2/tenants/settings',
    auth0: 'does what the settings say',
    tenant:
      'keeps them without an effect, but for the name, the addresses for a logout and the default audience',
  },
  async () => {
    const flags = { disable_clickjack_protection_headers: true };
    expect((await management.tenants.settings.update({ flags })).flags).toMatchObject(flags);
    const { issuer, apps } = trial.tenant;
    const query = { client_id: apps.web.client_id, response_type: 'code', scope: 'openid' };
    const redirect_uri = 'http://localhost:3000/callback';
    const page = await fetch(`${issuer}authorize?${new URLSearchParams({ ...query, redirect_uri })}`);
    expect(page.headers.get('content-security-policy')).toContain('frame-ancestors');
  },
);

trial.matches('rotates the signing keys', async () => {
  const [current, next] = await management.keys.signing.list();
  await management.keys.signing.rotate();
  const after = await management.keys.signing.list();
  expect(after.find((key) => key.current)?.kid).toBe(next?.kid);
  expect(after.find((key) => key.previous)?.kid).toBe(current?.kid);
  const { kid } = decodeProtectedHeader(await idToken());
  expect(kid).toBe(next?.kid);
  expect(await management.keys.signing.get(kid ?? '')).toMatchObject({
    kid,
    current: true,
    cert: expect.stringContaining('BEGIN CERTIFICATE'),
  });
  await management.keys.signing.revoke(current?.kid ?? '');
  // Its own token was signed with that key.
  await expect(management.keys.signing.list()).rejects.toMatchObject({ statusCode: 401 });
});

trial.keepsToTheTable();
