import { once } from 'node:events';
import { createServer, request as forward, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startTestTenant } from '@setlist/local-tenant/test/tenant';
import { startTestApi, type TestApi } from './api.ts';

/** The line between the API and the tenant's Management API, which a test can cut, slow down or count. */
export interface TenantLine {
  /** Address to give to the API as that of the Management API. */
  url: string;
  /**
   * `cut` drops every connection, `failing` answers 503, `reading` answers 503 to changes, `losing` drops the answers to
   * changes of users, `not-offered` answers 403 to what is about sessions, as Auth0 does where the tenant's plan does not have it, and `not-granted`
   * as it does where the API was not given the scopes.
   */
  state: 'open' | 'cut' | 'failing' | 'reading' | 'losing' | 'not-offered' | 'not-granted';
  /** Requests to users a second, as the free plan limits them; no limit unless set. */
  limit: number | undefined;
  /** What went to `/api/v2/users`, in order, with the answer's status (0: cut). */
  calls: { method: string; userId: string; status: number; at: number }[];
  close(): Promise<void>;
}

/** Starts the line to a tenant; `issuer` is the tenant's. */
export async function startTenantLine(issuer: string): Promise<TenantLine> {
  const target = new URL(issuer);
  const server = createServer((request, response) => void pass(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const here = `localhost:${(server.address() as AddressInfo).port}`;
  let bucket = { tokens: 0, at: 0 };
  const line: TenantLine = {
    url: `http://${here}/`,
    state: 'open',
    limit: undefined,
    calls: [],
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };

  async function pass(request: IncomingMessage, response: ServerResponse) {
    const [, userId] = /^\/api\/v2\/users\/([^?]*)/.exec(request.url ?? '') ?? [];
    const note = (status: number) => {
      if (userId === undefined) return;
      const call = {
        method: request.method ?? '',
        userId: decodeURIComponent(userId),
        status,
        at: Date.now(),
      };
      line.calls.push(call);
    };
    if (line.state === 'cut') {
      note(0);
      return request.socket.destroy();
    }
    if (line.state === 'failing') return answer(response, 503, note);
    const isChange = request.method !== 'GET' && (request.url ?? '').startsWith('/api/v2/');
    if (line.state === 'reading' && isChange) return answer(response, 503, note);
    if (/\/(sessions|refresh-tokens)\b/.test(request.url ?? '')) {
      if (line.state === 'not-offered') return answer(response, 403, note);
      if (line.state === 'not-granted') return answer(response, 403, note, {}, 'insufficient_scope');
    }
    const { allowed, headers } = userId === undefined ? { allowed: true, headers: {} } : takeToken();
    if (!allowed) return answer(response, 429, note, headers);
    const body = await read(request);
    // The SDK makes the token's audience of the address it was given.
    const sent = body.replaceAll(encodeURIComponent(here), encodeURIComponent(target.host));
    const upstream = forward(new URL(request.url ?? '/', target), {
      method: request.method,
      headers: { ...request.headers, host: target.host, 'content-length': Buffer.byteLength(sent) },
    });
    upstream.on('response', (got) => {
      note(got.statusCode ?? 0);
      if (line.state === 'losing' && request.method === 'PATCH') return request.socket.destroy();
      response.writeHead(got.statusCode ?? 502, { ...got.headers, ...headers });
      got.pipe(response);
    });
    upstream.on('error', () => request.socket.destroy());
    upstream.end(sent);
  }

  // A token bucket that tells what Auth0 tells: `reset` in whole seconds, rounded up.
  function takeToken(): { allowed: boolean; headers: Record<string, string> } {
    if (line.limit === undefined) return { allowed: true, headers: {} };
    const now = Date.now();
    const tokens = Math.min(line.limit, bucket.tokens + ((now - bucket.at) / 1_000) * line.limit);
    const allowed = tokens >= 1;
    bucket = { tokens: allowed ? tokens - 1 : tokens, at: now };
    const missing = allowed ? line.limit - bucket.tokens : 1 - bucket.tokens;
    return {
      allowed,
      headers: {
        'x-ratelimit-limit': String(line.limit),
        'x-ratelimit-remaining': String(Math.floor(bucket.tokens)),
        'x-ratelimit-reset': String(Math.ceil(now / 1_000 + missing / line.limit)),
      },
    };
  }
  return line;
}

function answer(
  response: ServerResponse,
  status: number,
  note: (status: number) => void,
  headers: Record<string, string> = {},
  errorCode = 'refused',
) {
  note(status);
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify({ statusCode: status, error: 'Refused', message: 'By the test', errorCode }));
}

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

/** An API that reaches its tenant through a line, and both of them. */
export interface ApiOnLine {
  api: TestApi;
  line: TenantLine;
  close(): Promise<void>;
}

/** Starts a tenant, a line to its Management API, and an API that goes through it. */
export async function startApiOnLine(): Promise<ApiOnLine> {
  const tenant = await startTestTenant();
  const line = await startTenantLine(tenant.issuer);
  const api = await startTestApi({ tenant, env: { managementUrl: line.url } });
  const close = async () => {
    await api.close();
    await line.close();
    await tenant.close();
  };
  return { api, line, close };
}
