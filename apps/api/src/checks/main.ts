import { createPool } from '@setlist/postgres/create-pool';
import { explainConnectionError } from '@setlist/postgres/explain-connection-error';
import { readDatabaseUrl } from '../env.ts';
import { checkCounters } from './check-counters.ts';

const databaseUrl = readDatabaseUrl();
const pool = createPool({ databaseUrl, max: 1 });
try {
  const differences = await checkCounters(pool);
  for (const { userId, playlistId, counted, rows } of differences) {
    process.stdout.write(`${userId} ${playlistId}: the counter says ${counted}, the rows are ${rows}\n`);
  }
  process.stdout.write(
    differences.length === 0
      ? 'Every counter equals its rows.\n'
      : `${differences.length} counters differ.\n`,
  );
  if (differences.length > 0) process.exitCode = 1;
} catch (error) {
  process.stderr.write(`${explainConnectionError(databaseUrl, error)}\n`);
  process.exitCode = 2;
} finally {
  await pool.end();
}
