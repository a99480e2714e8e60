import { pino } from 'pino';
import { readEnv } from './env.ts';
import { startTenant } from './start-tenant.ts';

// Settings, then the tenant, until a signal ends it.
try {
  const { logLevel, ...options } = readEnv();
  const tenant = await startTenant({ ...options, log: pino({ name: 'tenant', level: logLevel }) });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void tenant.close());
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
