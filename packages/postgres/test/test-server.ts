import { inject } from 'vitest';

export interface TestServer {
  /** URL of the run's PostgreSQL server; its user may create databases. */
  url: string;
  /** Every database of this run has a name that begins so; the teardown drops them. */
  databasePrefix: string;
  /** The database with all migrations applied that tests clone. */
  templateDatabase: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    testServer: TestServer;
  }
}

/** The PostgreSQL server that the global setup started for this run. */
export function testServer(): TestServer {
  return inject('testServer');
}
