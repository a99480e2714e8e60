import type { Request, Response } from 'express';
import { z } from 'zod';
import { tenantPart } from '../actions/event.ts';
import { userView } from '../domain/user-view.ts';
import { KEPT_DAYS, lastUserEvent, listUserEvents, type UserEventRow } from '../store/user-events.ts';
import type { Tenant } from '../tenant.ts';
import { ManagementError } from './errors.ts';
import { type ManagementContext, type ManagementRoute, type RouteInput, route } from './route.ts';

const USER_EVENTS = ['user.created', 'user.updated', 'user.deleted'] as const;
// What happens to things that this tenant does not have, so that it never does.
const OTHER_EVENTS = [
  ...['connection.created', 'connection.updated', 'connection.deleted'],
  ...['group.created', 'group.updated', 'group.deleted', 'group.member.added', 'group.member.deleted'],
  ...['group.role.assigned', 'group.role.deleted'],
  ...['organization.created', 'organization.updated', 'organization.deleted'],
  ...['organization.connection.added', 'organization.connection.removed', 'organization.connection.updated'],
  ...['organization.group.role.assigned', 'organization.group.role.deleted'],
  ...['organization.member.added', 'organization.member.deleted'],
  ...['organization.member.role.assigned', 'organization.member.role.deleted'],
];

const eventsQuery = z
  .strictObject({
    from: z.string().optional().describe('Opaque token representing position in the stream.'),
    from_timestamp: z.iso
      .datetime({ offset: true })
      .optional()
      .describe('RFC-3339 timestamp indicating where to start streaming events from.'),
    event_type: z
      .preprocess(
        (types) => (typeof types === 'string' ? [types] : types),
        z.array(z.enum([...USER_EVENTS, ...OTHER_EVENTS])),
      )
      .optional()
      .describe('Event type(s) to listen for.'),
  })
  .refine(({ from, from_timestamp }) => from === undefined || from_timestamp === undefined, {
    message: 'from and from_timestamp exclude each other',
  });

const HEARTBEAT_MS = 15_000;
// Auth0 ends a connection every few minutes; whoever listens comes back with the last offset.
const BEATS_OF_A_CONNECTION = 20;
const DAY_MS = 86_400_000;
/** Connections at a time, of the free plan and of the largest one, which is taken for a tenant without rate limits. */
const CONNECTIONS = { free: 1, enterprise: 8 };
const open = new WeakMap<Tenant['changes'], number>();

/**
 * Tells of users who are added, changed and deleted, as server-sent events, for as long as the caller listens; what only
 * a sign-in changes is none. Throws 400 for an offset or a type that is none, 410 for an offset that is too old, 429 for
 * more connections than the plan has. https://auth0.com/docs/customize/events/consume-events-with-events-api
 */
async function subscribe(
  { tenant }: ManagementContext,
  { query }: RouteInput<z.infer<typeof eventsQuery>>,
): Promise<(request: Request, response: Response) => Promise<void>> {
  const { from, from_timestamp: timestamp, event_type: types } = query;
  return async (request, response) => {
    const offset = request.get('last-event-id') ?? from;
    const after = offset === undefined ? undefined : readOffset(offset);
    const { management } = tenant.switches.current().rateLimits;
    const connections = open.get(tenant.changes) ?? 0;
    if (connections >= (management.enabled ? CONNECTIONS.free : CONNECTIONS.enterprise)) {
      response.set('Retry-After', '1');
      throw new ManagementError(429, 'Global limit has been reached', 'too_many_requests');
    }
    open.set(tenant.changes, connections + 1);
    response.on('close', () => open.set(tenant.changes, (open.get(tenant.changes) ?? 1) - 1));
    const since = timestamp === undefined || after ? undefined : new Date(timestamp);
    await stream(tenant, response, { after: after ?? (since ? '0' : undefined), since, types });
  };
}

async function stream(
  tenant: Tenant,
  response: Response,
  { after, ...which }: { after: string | undefined; since: Date | undefined; types: string[] | undefined },
): Promise<void> {
  const { pool, changes } = tenant;
  const send = (type: string, offset: string, data: object) =>
    response.write(`event: ${type}\nid: ${offset}\ndata: ${JSON.stringify({ offset, ...data })}\n\n`);
  const position = { seq: '0' };
  const deliver = async (): Promise<void> => {
    for (;;) {
      const events = await listUserEvents(pool, { after: position.seq, ...which });
      if (response.destroyed) return;
      for (const event of events)
        send(event.type, toOffset(event.seq, event.at), { event: eventView(tenant, event) });
      const last = events.at(-1);
      if (!last) return;
      position.seq = last.seq;
    }
  };
  const fail = (err: unknown): void => {
    tenant.log.error({ err }, 'the stream of events broke');
    const error = { code: 'processing_error', message: 'The events cannot be read.' };
    send('error', toOffset(position.seq), { error });
    response.end();
  };
  // One delivery after the other, so that each event is told once. The first waits for where to begin.
  const begun = Promise.withResolvers<void>();
  let delivered = begun.promise;
  const tell = (): void => {
    delivered = delivered.then(deliver).catch(fail);
  };
  const unsubscribe = await changes.subscribe({
    onChange: ({ table }) => table === 'users' && tell(),
    onEnd: () => response.end(),
  });
  let beats = 0;
  const heartbeat = setInterval(() => {
    if (!response.headersSent) return;
    send('offset-only', toOffset(position.seq), {});
    if (++beats === BEATS_OF_A_CONNECTION) response.end();
    else response.write(': heartbeat\n\n');
  }, HEARTBEAT_MS);
  const stop = (): void => {
    clearInterval(heartbeat);
    unsubscribe();
  };
  response.on('close', stop);
  // The caller may have gone while the subscription was made.
  if (response.destroyed) return stop();
  position.seq = after ?? (await lastUserEvent(pool));
  response.writeHead(200, { 'content-type': 'text/event-stream', connection: 'close' });
  response.write(':connected\n\nretry: 2000\n\n');
  begun.resolve();
  tell();
}

function eventView({ issuer, name }: Tenant, { id, type, at, user }: UserEventRow) {
  const { last_password_reset: _, ...object } = userView(issuer, { ...user, password_hash: null });
  const tenant = tenantPart({ name }).id;
  return {
    ...{ specversion: '1.0', id: `evt_${id.replaceAll('-', '')}`, type, time: at.toISOString() },
    source: `urn:auth0:${tenant}.${new URL(issuer).hostname}`,
    ...{ a0tenant: tenant, a0stream: 'est_events_api' },
    data: {
      object: { ...object, ...(type === 'user.deleted' ? { deleted_at: at.toISOString() } : {}) },
    },
  };
}

// The number of the last event that was told, and when that was.
function toOffset(seq: string, at = new Date()): string {
  return Buffer.from(`${seq}.${at.getTime()}`).toString('base64url');
}

function readOffset(offset: string): string {
  const [, seq, time] = /^(\d{1,18})\.(\d{1,15})$/.exec(Buffer.from(offset, 'base64url').toString()) ?? [];
  if (seq === undefined || time === undefined)
    throw new ManagementError(400, 'The offset is malformed.', 'invalid_cursor');
  if (Number(time) < Date.now() - KEPT_DAYS * DAY_MS)
    throw new ManagementError(410, 'The offset has expired.', 'cursor_expired');
  return seq;
}

/** https://auth0.com/docs/api/management/v2/events */
export const eventsRoutes: ManagementRoute[] = [
  route({ method: 'get', path: '/events', scopes: ['read:events'], query: eventsQuery, verb: subscribe }),
];
