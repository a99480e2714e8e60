import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { fileURLToPath } from 'node:url';
import { type Application, createApplication, readApplications } from './lib/deploy/applications.ts';
import { buildActions } from './lib/deploy/build-actions.ts';
import { findDeployTarget } from './lib/deploy/deploy-target.ts';
import { runDeployCli } from './lib/deploy/run-deploy-cli.ts';
import { writeEnvFile } from './lib/settings/env-file.ts';
import { UserError } from './lib/user-error.ts';

// npm run tenant:deploy: builds the Actions and has the real deploy CLI put auth0/ into a tenant. docs/real-tenant.md
const root = fileURLToPath(new URL('..', import.meta.url));
const dataDir = process.env.SETLIST_DATA_DIR || join(root, '.data');

const RESOURCES = ['resourceServers', 'clients', 'clientGrants', 'roles', 'actions', 'triggers'];
const ACTIONS = 'Setlist Actions';
/** Not for `npm start`: it has addresses of its own, and a deployment asks the tenant for what the Actions need. */
const OF_DEPLOYMENT = /^(NEXTAUTH_URL|API_URL|AUTH0_ACTIONS_CLIENT_(ID|SECRET))$/;

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
  const applications = await readApplications(target);
  const actions = await buildActions(join(root, 'auth0'));
  console.log(`\n  Actions built: ${actions.join(', ')}\n  Deploying to ${target.domain}\n`);

  // The Actions are told the ID and the secret of their application, which the tenant gives it: it has to be there.
  if (!keywords.AUTH0_ACTIONS_CLIENT_ID && !applications.some(({ name }) => name === ACTIONS)) {
    applications.push(await createApplication(target, ACTIONS));
    console.log(`  Created the application ${ACTIONS}\n`);
  }
  await runDeployCli({
    target,
    resources: RESOURCES,
    keywords: { ...credentialsOf(applications), ...keywords },
    args: ['import', '-i', join(root, 'auth0/tenant.yaml')],
    env: process.env,
    onOutput: (text) => process.stdout.write(text),
  });
  if (!target.caFile) {
    const credentials = credentialsOf(await readApplications(target));
    await keepSettings(target.domain, { ...keywords, ...credentials });
  }
}

/** Under the names by which `npm start` knows the applications. */
function credentialsOf(applications: Application[]): Record<string, string> {
  const prefixes = {
    AUTH0_CLIENT: 'Setlist Web',
    AUTH0_API_CLIENT: 'Setlist API',
    AUTH0_ACTIONS_CLIENT: ACTIONS,
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
  const settings = Object.fromEntries(Object.entries(values).filter(([name]) => !OF_DEPLOYMENT.test(name)));
  const file = join(dataDir, `${domain}.env`);
  await mkdir(dataDir, { recursive: true });
  await writeEnvFile(file, `What npm start needs to run against ${domain}: copy it into .env.`, settings);
  console.log(`\n  Settings for npm start: ${file}\n`);
}
