export { findFreePort, isPortFree } from './find-free-port.ts';
export { releaseDataDir } from './release-data-dir.ts';
export { type Postgres, startPostgres } from './start-postgres.ts';
export { startThrowAwayPostgres, THROW_AWAY } from './start-throw-away.ts';
