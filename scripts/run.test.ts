import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { freePortVariables } from './lib/testing/run-script.ts';

/** A fresh clone, as far as run.mjs is concerned: nothing is installed, and npm only tells that it was called. */
async function freshClone() {
  const root = await mkdtemp(join(tmpdir(), 'setlist-clone-'));
  onTestFinished(() => rm(root, { recursive: true }));
  await mkdir(join(root, 'scripts'));
  for (const file of ['run.mjs', 'taken-port.mjs', 'start.ts', 'dev.ts']) {
    await cp(join(import.meta.dirname, file), join(root, 'scripts', file));
  }
  await cp(join(import.meta.dirname, '..', 'package-lock.json'), join(root, 'package-lock.json'));
  await writeFile(join(root, 'npm.mjs'), 'console.log("npm was called"); process.exitCode = 1;');
  return root;
}

async function run(root: string, env: Record<string, string>, script = 'start') {
  const child = spawn(process.execPath, [join(root, 'scripts/run.mjs'), script], {
    env: { PATH: process.env.PATH, npm_execpath: join(root, 'npm.mjs'), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk) => {
      output += chunk;
    });
  }
  const [code] = await once(child, 'close');
  return { code, output };
}

async function occupy(port: string) {
  const server = createServer().listen(Number(port), '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
}

test.each(['WEB_PORT', 'API_PORT', 'TENANT_PORT', 'POSTGRES_PORT'] as const)(
  'says before it installs anything that the port of %s is taken',
  async (variable) => {
    const [root, env] = [await freshClone(), await freePortVariables()];
    const port = env[variable] ?? '';
    await occupy(port);
    const { code, output } = await run(root, env as Record<string, string>);
    expect(code).toBe(1);
    expect(output).toContain(`Port ${port} is taken by another program.`);
    expect(output).toContain(`${variable}=${Number(port) + 1} npm start`);
    expect(output).not.toContain('npm was called');
    expect(await readdir(root)).not.toContain('node_modules');
  },
);

test('reads the ports of .env too, and npm run dev looks as well', async () => {
  const [root, env] = [await freshClone(), await freePortVariables()];
  await writeFile(
    join(root, '.env'),
    Object.entries(env)
      .map((entry) => `${entry.join('=')}\n`)
      .join(''),
  );
  await occupy(env.API_PORT ?? '');
  const { output } = await run(root, {}, 'dev');
  expect(output).toContain(`API_PORT=${Number(env.API_PORT) + 1} npm run dev`);
});

test('does not look at ports that it will not use', async () => {
  const [root, env] = [await freshClone(), await freePortVariables()];
  await occupy(env.POSTGRES_PORT ?? '');
  await occupy(env.TENANT_PORT ?? '');
  const elsewhere = {
    DATABASE_URL: 'postgres://me:pw@127.0.0.1:1/setlist',
    AUTH0_ISSUER_BASE_URL: 'https://example.eu.auth0.com/',
  };
  const { output } = await run(root, { ...(env as Record<string, string>), ...elsewhere });
  expect(output).toContain('npm was called');
});

test('goes on, to say more, where a Setlist already runs or was killed', async () => {
  const [root, env] = [await freshClone(), await freePortVariables()];
  await occupy(env.WEB_PORT ?? '');
  await mkdir(join(root, '.data'));
  await writeFile(join(root, '.data/run.lock'), '1\n');
  expect((await run(root, env as Record<string, string>)).output).toContain('npm was called');
});

test('installs again when a workspace is new', async () => {
  const [root, env] = [await freshClone(), await freePortVariables()];
  const { packages } = JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8'));
  const links = Object.keys(packages).filter((path) => packages[path].link);
  await mkdir(join(root, 'node_modules'));
  await cp(join(root, 'package-lock.json'), join(root, 'node_modules/.package-lock.json'));
  for (const path of links) await mkdir(join(root, path), { recursive: true });
  expect((await run(root, env as Record<string, string>)).output).not.toContain('npm was called');
  await rm(join(root, links[0] ?? ''), { recursive: true });
  expect((await run(root, env as Record<string, string>)).output).toContain('npm was called');
});
