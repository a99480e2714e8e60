import { parseArgs } from 'node:util';
import { pino } from 'pino';
import { startTenant } from './start-tenant.ts';
import { DEFAULT_SWITCHES, UNLIMITED_SWITCHES } from './switches/switches.ts';

const HELP = `local-tenant: an Auth0-compatible tenant on this machine.

  --config FILE        the tenant.yaml to start on, in the deploy CLI's form; without one, the tenant is empty
  --users FILE         people to start with, in Auth0's bulk-import form, and "password" beside it
  --password TEXT      of those people who have none of their own; else DEMO_PASSWORD
  --port NUMBER        where it listens on localhost; 4400 unless given, 0 for any free port
  --tls-port NUMBER    serves https as well, on this port, with a certificate kept in --data-dir
  --data-dir FOLDER    keeps its data there from one start to the next; else they go when it ends
  --database-url URL   the PostgreSQL that it uses; else DATABASE_URL, else one of its own
  --no-rate-limits     answers the Management API as often as it is asked
  --keep-action-modules
                       lets modules of Actions live on from run to run, so that what leaks between people shows
  --refuse-large-profiles
                       refuses a profile of more than 10 KB, as Auth0 will from 4 March 2027 on
  --deploy-client ID:SECRET
                       an application with every scope of the Management API, for the deploy CLI
  --help
`;

// Arguments, then the tenant, until a signal ends it.
try {
  const { values } = parseArgs({
    options: {
      config: { type: 'string' },
      users: { type: 'string' },
      password: { type: 'string', default: process.env.DEMO_PASSWORD },
      port: { type: 'string', default: '4400' },
      'tls-port': { type: 'string' },
      'data-dir': { type: 'string' },
      'database-url': { type: 'string', default: process.env.DATABASE_URL },
      'no-rate-limits': { type: 'boolean', default: false },
      'keep-action-modules': { type: 'boolean', default: false },
      'refuse-large-profiles': { type: 'boolean', default: false },
      'deploy-client': { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) process.stdout.write(HELP);
  else {
    const tenant = await startTenant({
      ...{ config: values.config, users: values.users, password: values.password, keywords: process.env },
      port: portOf('--port', values.port),
      databaseUrl: values['database-url'],
      dataDir: values['data-dir'],
      tls: tlsOf(values['tls-port'], values['data-dir']),
      deployClient: credentialsOf(values['deploy-client']),
      switches: values['no-rate-limits'] ? UNLIMITED_SWITCHES : DEFAULT_SWITCHES,
      keepActionModules: values['keep-action-modules'],
      refuseLargeProfiles: values['refuse-large-profiles'],
      log: pino({ name: 'local-tenant' }, process.stderr),
    });
    process.stdout.write(`The tenant is ready at ${tenant.tls?.url ?? tenant.url}\n`);
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void tenant.close());
  }
} catch (error) {
  process.stderr.write(`${(error as Error).message}\nlocal-tenant --help says what it takes.\n`);
  process.exitCode = 1;
}

function portOf(option: string, text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (port <= 65_535) return port;
  throw new Error(`${option} takes a port from 0 to 65535, and "${text}" is none.`);
}

function tlsOf(port: string | undefined, dataDir: string | undefined) {
  if (port === undefined) return undefined;
  if (dataDir === undefined) throw new Error('--tls-port needs --data-dir, where its certificate is kept.');
  return { port: portOf('--tls-port', port), folder: `${dataDir}/tls` };
}

function credentialsOf(text: string | undefined) {
  if (text === undefined) return undefined;
  const [, client_id, client_secret] = /^([^:]+):(.+)$/.exec(text) ?? [];
  if (client_id && client_secret) return { client_id, client_secret };
  throw new Error('--deploy-client takes ID:SECRET.');
}
