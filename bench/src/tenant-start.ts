import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { TenantOptions } from '@setlist/local-tenant';

export interface RunningTenant {
  issuer: string;
  stop(): Promise<void>;
}

/** Starts a tenant in a process of its own. What it logs is thrown away, as a log collector would take it. */
export async function startTenant(options: TenantOptions): Promise<RunningTenant> {
  const file = fileURLToPath(new URL('tenant-serve.ts', import.meta.url));
  const child = fork(file, [JSON.stringify(options)], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: { NODE_ENV: 'production' },
  });
  const exited = once(child, 'exit');
  const started = await Promise.race([once(child, 'message'), exited.then(() => undefined)]);
  if (!started) throw new Error('The tenant ended before it listened; what it said is above.');
  return {
    issuer: String(started[0]),
    async stop() {
      child.disconnect();
      await exited;
    },
  };
}
