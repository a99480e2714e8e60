import { startTenant } from '@setlist/local-tenant';
import { pino } from 'pino';

// Runs a tenant in a process of its own: `node tenant-serve.ts <options as JSON>`; says its issuer.
const tenant = await startTenant({ ...JSON.parse(process.argv[2] ?? '{}'), log: pino() });
process.send?.(tenant.url);
process.once('disconnect', async () => {
  await tenant.close();
  process.exit();
});
