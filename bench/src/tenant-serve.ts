import { startTenant } from '@setlist/local-tenant';
import { pino } from 'pino';

// Runs a tenant in a process of its own: `node tenant-serve.ts <options as JSON>`; prints its issuer, and its CPU
// time whenever it is asked.
const tenant = await startTenant({ ...JSON.parse(process.argv[2] ?? '{}'), log: pino() });
process.send?.(tenant.url);
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send?.((user + system) / 1_000);
});
process.once('disconnect', async () => {
  await tenant.close();
  process.exit();
});
