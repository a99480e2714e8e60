import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { freePortVariables, newDataDir, processesOf, runScript } from './lib/testing/run-script.ts';

async function startTenant() {
  const dataDir = await newDataDir();
  const env = { SETLIST_DATA_DIR: dataDir, ...(await freePortVariables()) };
  const script = runScript('tenant', env);
  await script.printed(/Ctrl-C stops it/);
  return { dataDir, env, script };
}

/** Ends it by a signal and expects that it stops everything, Postgres last and cleanly. */
async function expectEndBy(
  signal: NodeJS.Signals,
  { dataDir, script }: Pick<Awaited<ReturnType<typeof startTenant>>, 'dataDir' | 'script'>,
) {
  script.signal(signal);
  const { code, output } = await script.ended;
  expect(code).toBe(0);
  expect(output).toContain('✓ stopped');
  expect(await readFile(join(dataDir, 'logs/postgres.log'), 'utf8')).toContain(
    'database system is shut down',
  );
  if (process.platform === 'linux') expect(await processesOf(dataDir)).toEqual([]);
}

test.runIf(process.platform === 'linux')('ends, showing the log, when the only service dies', async () => {
  const { dataDir, script } = await startTenant();
  const tenant = (await processesOf(dataDir)).find(({ command }) =>
    command.includes('packages/local-tenant/src/main.ts'),
  );
  process.kill(tenant?.pid ?? Number.NaN, 'SIGKILL');
  const { code, output } = await script.ended;
  expect(code).toBe(1);
  expect(output).toMatch(
    /The tenant was ended by SIGKILL. The end of its log .*:\n[\s\S]*the tenant is ready/,
  );
  expect(output).not.toContain('The rest runs on');
  expect(await processesOf(dataDir)).toEqual([]);
});

test.runIf(process.platform === 'linux')(
  'says that Postgres died and lets the others run on, so that one can see what they do without it',
  async () => {
    const { dataDir, script } = await startTenant();
    const postgres = (await processesOf(dataDir)).find(({ command }) => command.includes('postgres -D'));
    process.kill(postgres?.pid ?? Number.NaN, 'SIGKILL');
    await script.printed(/PostgreSQL ended by itself[\s\S]*The rest runs on/);
    script.signal('SIGTERM');
    expect((await script.ended).code).toBe(1);
    expect(await processesOf(dataDir)).toEqual([]);
  },
);

test.runIf(process.platform === 'linux')(
  'leaves nothing running when it is killed, starts again after that, and stops everything on SIGHUP',
  async () => {
    const { dataDir, env, script } = await startTenant();
    script.signal('SIGKILL');
    await script.ended;
    await expect.poll(() => processesOf(dataDir)).toEqual([]);
    const again = runScript('tenant', env);
    await again.printed(/Ctrl-C stops it/);
    await expectEndBy('SIGHUP', { dataDir, script: again });
  },
);

test('says why a start failed, also when a signal comes while it stops what it had started', async () => {
  const env = { SETLIST_DATA_DIR: await newDataDir(), ...(await freePortVariables()) };
  const script = runScript('tenant', env, ['--config', 'missing.yaml']);
  await script.printed(/✗ tenant/);
  script.signal('SIGTERM');
  const { code, output } = await script.ended;
  expect(code).toBe(1);
  expect(output).toMatch(/The tenant ended with exit code 1.*:\n[\s\S]*missing\.yaml/);
});

test('does not start twice on the same data, and stops everything on SIGTERM', async () => {
  const tenant = await startTenant();
  const { env, script } = tenant;
  const second = await runScript('tenant', { ...env, ...(await freePortVariables()) }).ended;
  expect(second.code).toBe(1);
  expect(second.output).toContain(`Setlist already runs on ${env.SETLIST_DATA_DIR} (process ${script.pid})`);
  await expectEndBy('SIGTERM', tenant);
});
