import { enableCompileCache } from 'node:module';

// Modules that were compiled once are kept between starts, so that the next one is quicker and needs no compiler in
// memory. It has to be on before they are loaded.
enableCompileCache();
/** Longest time for stopping. Whoever started this process kills it after ten seconds, which would tell nobody why. */
const STOP_MS = 8_000;
if (import.meta.main) await main();

async function main(): Promise<void> {
  const { readEnv } = await import('./env.ts');
  const { createLog } = await import('./operations/create-log.ts');
  const { startApi } = await import('./start-api.ts');

  try {
    const env = readEnv();
    const log = createLog(env.logLevel);
    const api = await startApi(env, log);
    log.info({ url: api.url, docs: `${env.publicUrl}/docs` }, 'the API is ready');

    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      process.once(signal, () => {
        log.info({ signal }, 'stopping');
        setTimeout(() => {
          log.fatal({ afterMs: STOP_MS }, 'gave up stopping: what still runs is cut short');
          process.exit(1);
        }, STOP_MS).unref();
        api
          .close()
          .then(
            () => log.info('stopped'),
            (err) => {
              log.fatal({ err }, 'could not stop cleanly');
              process.exitCode = 1;
            },
          )
          // What is alive now is nobody's: the SDK, for one, keeps the timer of a request that failed for a minute.
          .finally(() => process.exit());
      });
    }
  } catch (error) {
    // What is wrong is a setting, a port or a database: the words say it, a stack would hide it.
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
    process.exitCode = 1;
  }
}
