import type { TestApi } from '@setlist/api/test/api';
import { addPlaylist, givePlays } from '@setlist/api/test/music';
import { type ApiOnLine, startApiOnLine, type TenantLine } from '@setlist/api/test/tenant-line';
import { run, sql } from '@setlist/db/sql';
import { holdTransaction } from '@setlist/postgres/test/hold-transaction';
import { untilWaiting } from '@setlist/postgres/test/until-waiting';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type SyncOptions, syncRole } from './sync-role.ts';

const EDITOR = 'playlist_editor';
const userId = 'auth0|vera';

let started: ApiOnLine;
let line: TenantLine;
let api: TestApi;
let playlistId: string;
beforeAll(async () => {
  started = await startApiOnLine();
  ({ api, line } = started);
  ({ playlistId } = await addPlaylist(api, 'vera'));
});
beforeEach(async () => {
  line.state = 'open';
  await api.database.pool.query('TRUNCATE plays, play_counts, role_syncs, user_events CASCADE');
  await isAtTenant(['critic']);
});
afterAll(() => started.close());

const isAtTenant = async (roles: unknown) => {
  await api.api.deps.identity.patchUser(userId, { app_metadata: { roles } });
  line.calls.length = 0;
};
const rolesAtTenant = async () => (await api.api.deps.identity.getUser(userId)).appMetadata.roles;
const hasPlays = (plays: number) => givePlays(api.database.pool, { playlistId }, plays);
const wasTold = (editor: boolean) => api.database.prisma.roleSync.create({ data: { userId, editor } });
const calls = () => line.calls.map(({ method }) => method);
/** What is on record of what the tenant was told, and what open pages hear. */
const kept = async () => {
  const { prisma } = api.database;
  const told = await prisma.roleSync.findUnique({ where: { userId } });
  const events = (await prisma.userEvent.findMany()).map(({ data }) => data);
  return { told: told?.editor, events };
};

/** Syncs the role, and counts how often it waited for the identity provider. */
async function sync({ check = false, untilOpen = async () => {} }: Partial<SyncOptions> = {}) {
  let waits = 0;
  const wait = () => {
    waits++;
    return untilOpen();
  };
  const outcome = await syncRole(api.api.deps, userId, { check, untilOpen: wait });
  return { outcome, waits };
}

test('asks nobody about a listener of whom nothing else was told', async () => {
  await hasPlays(99);
  expect(await sync()).toEqual({ outcome: 'unchanged', waits: 0 });
  expect(calls()).toEqual([]);
  expect(await kept()).toEqual({ told: undefined, events: [] });
});

test('looks a listener up when that is asked for, and writes nothing where nothing differs', async () => {
  expect(await sync({ check: true })).toEqual({ outcome: 'unchanged', waits: 1 });
  expect(calls()).toEqual(['GET']);
  expect(await kept()).toEqual({ told: false, events: [] });
});

test('gives the role from a hundred plays on, after the roles that are there, and once', async () => {
  await hasPlays(100);
  const before = Date.now();
  expect(await sync()).toEqual({ outcome: 'promoted', waits: 2 });
  expect(calls()).toEqual(['GET', 'PATCH']);
  expect(await rolesAtTenant()).toEqual(['critic', EDITOR]);
  expect(await kept()).toEqual({ told: true, events: [{ type: 'role', editor: true }] });
  const told = await api.database.prisma.roleSync.findUnique({ where: { userId } });
  expect(told?.syncedAt.getTime()).toBeGreaterThanOrEqual(before);
  line.calls.length = 0;
  expect(await sync()).toEqual({ outcome: 'unchanged', waits: 0 });
  expect(calls()).toEqual([]);
});

test('reads the plays when those that looked whether to ask for it are committed', async () => {
  const { pool } = api.database;
  await hasPlays(99);
  const commit = await holdTransaction(pool, async (listener) => {
    await run(listener, sql.takeTurns, { turn: `plays:${userId}` });
    await givePlays(listener, { playlistId }, 1);
  });
  const syncing = sync();
  await untilWaiting(pool, syncing);
  await commit();
  expect(await syncing).toMatchObject({ outcome: 'promoted' });
});

test('counts the plays of nobody else', async () => {
  await givePlays(api.database.pool, await addPlaylist(api, 'jesse'), 100);
  await hasPlays(1);
  expect(await sync()).toMatchObject({ outcome: 'unchanged' });
});

test('lets nobody wait for the sync of another person', async () => {
  const untilOpen = async () => {
    const other = syncRole(api.api.deps, 'auth0|jesse', { check: true, untilOpen: async () => {} });
    expect(await other).toBe('unchanged');
  };
  expect(await sync({ check: true, untilOpen })).toMatchObject({ outcome: 'unchanged' });
});

test('takes the role away when the plays are gone, and no other', async () => {
  await isAtTenant([EDITOR, 'critic']);
  await wasTold(true);
  await hasPlays(99);
  expect(await sync()).toEqual({ outcome: 'demoted', waits: 2 });
  expect(await rolesAtTenant()).toEqual(['critic']);
  expect(await kept()).toEqual({ told: false, events: [{ type: 'role', editor: false }] });
});

test('repairs a role that was changed at the identity provider when it looks', async () => {
  await wasTold(true);
  await hasPlays(100);
  expect(await sync()).toEqual({ outcome: 'unchanged', waits: 0 });
  expect(await sync({ check: true })).toEqual({ outcome: 'promoted', waits: 2 });
  expect(await rolesAtTenant()).toEqual(['critic', EDITOR]);
});

test('writes nothing where the identity provider says it already, but tells open pages', async () => {
  await isAtTenant([EDITOR]);
  await hasPlays(100);
  expect(await sync()).toEqual({ outcome: 'promoted', waits: 1 });
  expect(calls()).toEqual(['GET']);
  expect(await kept()).toEqual({ told: true, events: [{ type: 'role', editor: true }] });
});

test('takes roles of the wrong form for none', async () => {
  await isAtTenant(EDITOR);
  await hasPlays(100);
  expect(await sync()).toMatchObject({ outcome: 'promoted' });
  expect(await rolesAtTenant()).toEqual([EDITOR]);
});

test('records nothing when the identity provider goes away in between', async () => {
  await hasPlays(100);
  let waits = 0;
  const untilOpen = async () => {
    if (++waits === 2) line.state = 'cut';
  };
  await expect(sync({ untilOpen })).rejects.toMatchObject({ problem: 'identity-provider-unavailable' });
  expect(await kept()).toEqual({ told: undefined, events: [] });
  line.state = 'open';
  expect(await rolesAtTenant()).toEqual(['critic']);
});
