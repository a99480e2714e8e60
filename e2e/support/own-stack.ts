import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPool, withDatabase } from '@setlist/db';
import { findFreePort } from '@setlist/embedded-postgres';
import type { ServiceName } from '@setlist/scripts/lib/settings/service-env';
import { type Stack, startStack } from '@setlist/scripts/stack';
import { essentials, SOUNDS_DIR, type StackSettings, stackSettings, TENANT_FOR_TESTS } from '../env.ts';
import { unique } from './unique.ts';

/** A Setlist for one test alone, whose processes can be stopped and started one by one. */
export interface OwnStack {
  settings: StackSettings;
  start(service: ServiceName): Promise<void>;
  stop(service: ServiceName): Promise<void>;
  /** Stops what runs and drops the databases. */
  close(): Promise<void>;
}

const SERVICES: readonly ServiceName[] = ['tenant', 'api', 'web'];

/** Starts tenant, API and web app anew, on the Postgres server and with the songs of the stack that all tests share. */
export async function startOwnStack(shared: StackSettings): Promise<OwnStack> {
  const folder = await mkdtemp(join(tmpdir(), 'setlist-own-stack-'));
  const name = unique('own').replace(' ', '_');
  const databases = { DATABASE_URL: name, TENANT_DATABASE_URL: `${name}_tenant` };
  const running = new Map<ServiceName, Stack>();
  let env: Record<string, string | undefined> = {
    ...essentials,
    ...(await freePorts()),
    ...mapValues(databases, (database) => withDatabase(shared.DATABASE_URL, database)),
    AUDIO_DIR: shared.AUDIO_DIR,
    SOUNDS_DIR,
    ...TENANT_FOR_TESTS,
  };
  const start = async (service: ServiceName) => {
    const stack = await startStack({ dataDir: join(folder, service), env, services: [service] });
    // The first one makes the secrets up; the others, and later starts, have to have the same.
    env = { ...env, ...stack.settings.values };
    running.set(service, stack);
  };
  const stop = async (service: ServiceName) => {
    await running.get(service)?.stop();
    running.delete(service);
  };
  const close = async () => {
    for (const service of SERVICES.toReversed()) await stop(service);
    const pool = createPool({ databaseUrl: shared.DATABASE_URL, max: 1 });
    for (const database of Object.values(databases))
      await pool.query(`DROP DATABASE IF EXISTS "${database}" WITH (FORCE)`);
    await pool.end();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    for (const service of SERVICES) await start(service);
    return { settings: stackSettings(env), start, stop, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function freePorts(): Promise<Record<string, string>> {
  const ports = new Set<number>();
  while (ports.size < SERVICES.length) ports.add(await findFreePort());
  const [tenant, api, web] = ports;
  return { TENANT_PORT: `${tenant}`, API_PORT: `${api}`, WEB_PORT: `${web}` };
}

function mapValues<Key extends string>(from: Record<Key, string>, change: (value: string) => string) {
  return Object.fromEntries(Object.entries<string>(from).map(([key, value]) => [key, change(value)]));
}
