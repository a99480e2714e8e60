import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { fileURLToPath } from 'node:url';
import { buildActions } from './lib/deploy/build-actions.ts';
import { findDeployTarget } from './lib/deploy/deploy-target.ts';
import { type Application, readApplications } from './lib/deploy/read-applications.ts';
import { runDeployCli } from './lib/deploy/run-deploy-cli.ts';
import { writeEnvFile } from './lib/settings/env-file.ts';
import { UserError } from './lib/user-error.ts';

// npm run tenant:deploy: builds the Actions and has the real deploy CLI put auth0/ into a tenant. docs/real-tenant.md
const root = fileURLToPath(new URL('..', import.meta.url));
const dataDir = process.env.SETLIST_DATA_DIR || join(root, '.data');

// What the other resources refer to comes first: the Actions are told the ID and the secret of their application.
const FIRST = ['resourceServers', 'clients'];
const ALL = [...FIRST, 'clientGrants', 'roles', 'actions', 'triggers'];

try {
  await deploy();
} catch (error) {
  console.error(`\n  ✗ ${error instanceof UserError ? error.message : (error as Error).stack}\n`);
  process.exitCode = 1;
}

async function deploy(): Promise<void> {
  const { target, keywords } = await findDeployTarget(process.env, dataDir);
  if (target.caFile) {
    setDefaultCACertificates([...getCACertificates('default'), await readFile(target.caFile, 'utf8')]);
  }
  // Shows, before anything is changed, whether the tenant answers and takes the credentials.
  let applications = await readApplications(target);
  const actions = await buildActions(join(root, 'auth0'));
  console.log(`\n  Actions built: ${actions.join(', ')}\n  Deploying to ${target.domain}\n`);

  const importResources = (resources: string[], values: Record<string, string>) =>
    runDeployCli({
      ...{ target, resources, keywords: values, env: process.env },
      args: ['import', '-i', join(root, 'auth0/tenant.yaml')],
      onOutput: (text) => process.stdout.write(text),
    });
  if (!keywords.AUTH0_ACTIONS_CLIENT_ID) {
    await importResources(FIRST, keywords);
    applications = await readApplications(target);
  }
  const credentials = credentialsOf(applications);
  await importResources(ALL, { ...credentials, ...keywords });
  if (!target.caFile) await keepSettings(target.domain, { ...keywords, ...credentials });
}

/** Under the names by which `npm start` knows the applications. */
function credentialsOf(applications: Application[]): Record<string, string> {
  const prefixes = {
    AUTH0_CLIENT: 'Setlist Web',
    AUTH0_API_CLIENT: 'Setlist API',
    AUTH0_ACTIONS_CLIENT: 'Setlist Actions',
  };
  const entries = Object.entries(prefixes).flatMap(([prefix, wanted]) => {
    const found = applications.find(({ name }) => name === wanted);
    if (!found) return [];
    return [
      [`${prefix}_ID`, found.client_id],
      [`${prefix}_SECRET`, found.client_secret ?? ''],
    ];
  });
  return Object.fromEntries(entries);
}

async function keepSettings(domain: string, values: Record<string, string>): Promise<void> {
  const { NEXTAUTH_URL: _, API_URL: __, ...settings } = values;
  const file = join(dataDir, `${domain}.env`);
  await mkdir(dataDir, { recursive: true });
  await writeEnvFile(file, `What npm start needs to run against ${domain}: copy it into .env.`, settings);
  console.log(`\n  Settings for npm start: ${file}\n`);
}
