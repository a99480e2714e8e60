import { createHash } from 'node:crypto';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { runUntilStopped } from './lib/run-until-stopped.ts';
import type { StackOptions } from './stack.ts';

// npm run tenant: the tenant alone, on Setlist's tenant.yaml or, with `-- --config PATH`, on another project's, whose
// users `--users PATH` may name.
const { values: args } = parseArgs({ options: { config: { type: 'string' }, users: { type: 'string' } } });

process.exitCode = await runUntilStopped(
  (user, dataDir): Partial<StackOptions> => {
    if (!args.config) return { services: ['tenant'] };
    const config = pathOf(args.config);
    // Every configuration has a store of its own: other projects' users are not Setlist's.
    const name = createHash('sha256').update(config).digest('hex').slice(0, 12);
    const users = args.users ? { TENANT_USERS: pathOf(args.users) } : {};
    const env = { ...user, TENANT_CONFIG: config, ...users };
    return { services: ['tenant'], dataDir: join(dataDir, 'tenants', name), env };
  },
  ({ settings: { values } }, dataDir) => {
    console.log(`\n  Issuer    ${values.AUTH0_ISSUER_BASE_URL}`);
    console.log(`  Settings  ${join(dataDir, 'local.env')}`);
    console.log('\n  Ctrl-C stops it; the data stays.\n');
  },
);

// npm runs scripts at the root of the checkout, wherever it was called from.
function pathOf(path: string): string {
  return resolve(process.env.INIT_CWD ?? '.', path);
}
