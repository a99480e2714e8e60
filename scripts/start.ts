import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { runUntilStopped } from './lib/run-until-stopped.ts';
import { showSounds } from './lib/show-sounds.ts';
import type { Stack } from './stack.ts';

// npm start: everything, in production mode; with `-- --fresh` on a new database.
const { values: args } = parseArgs({ options: { fresh: { type: 'boolean', default: false } } });

console.log('\nSetlist\n');
process.exitCode = await runUntilStopped(
  () => ({ fresh: args.fresh }),
  (stack, dataDir, signal) => {
    printWelcome(stack, dataDir);
    void showSounds(stack.settings.values.DATABASE_URL ?? '', signal);
  },
);

function printWelcome({ settings: { values, localTenant } }: Stack, dataDir: string): void {
  const line = (name: string, value = '') => console.log(`  ${name.padEnd(10)} ${value}`);
  console.log('');
  line('Web app', values.WEB_URL);
  line('API', `${values.API_URL}/docs`);
  line('Tenant', values.TENANT_URL);
  line('Settings', join(dataDir, 'local.env'));
  if (localTenant) {
    console.log('\n  Sign in as');
    for (const { email } of readDemoUsers()) console.log(`    ${email}`);
    console.log(`  with the password ${values.DEMO_PASSWORD}`);
  }
  console.log('\n  Ctrl-C stops everything; the data stays.\n');
}

function readDemoUsers(): { email: string }[] {
  return JSON.parse(
    readFileSync(fileURLToPath(new URL('../auth0/demo-users.json', import.meta.url)), 'utf8'),
  );
}
