import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFreePort, THROW_AWAY } from '@setlist/embedded-postgres';
import type { Env } from './lib/settings/env-file.ts';
import { portVariables } from './lib/settings/ports.ts';
import { type Stack, type StackOptions, startStack } from './stack.ts';

/**
 * Brings up a whole Setlist of one's own, for browser tests and for trying things out: on free ports unless `env`
 * names them, with a database that `stop()` throws away. Addresses and secrets are in `settings.values`.
 */
export async function startThrowAwayStack(options: Partial<StackOptions> = {}): Promise<Stack> {
  const dataDir = await mkdtemp(join(tmpdir(), 'setlist-stack-'));
  const remove = () => rm(dataDir, { recursive: true, force: true });
  try {
    const env = { ...(await freePorts()), ...(options.env ?? ownVariables()) };
    const stack = await startStack({ postgresSettings: THROW_AWAY, ...options, dataDir, env });
    const stop = async () => {
      await stack.stop();
      await remove();
    };
    return { ...stack, stop };
  } catch (error) {
    await remove();
    throw error;
  }
}

async function freePorts(): Promise<Env> {
  const ports = new Set<number>();
  while (ports.size < 4) ports.add(await findFreePort());
  const [...chosen] = ports;
  return Object.fromEntries(
    Object.values(portVariables).map((variable, index) => [variable, `${chosen[index]}`]),
  );
}

// What the developer has set for the Setlist of every day is not meant for this one.
function ownVariables(): Env {
  const meant =
    /^((WEB|API|TENANT|POSTGRES|DATABASE|AUTH0|NEXTAUTH|AUDIO|SOUNDS?|DEMO)_|(XRAY|SOURCE_URL|STORAGE_URL)$)/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !meant.test(name)));
}
