/** URL of a PostgreSQL server to test on, by a user who may create databases; unset: an embedded one. */
export const testDatabaseUrl = process.env.TEST_DATABASE_URL || undefined;

/** The Chrome or Chromium that browser tests drive. */
export const chromiumPath = process.env.CHROMIUM_PATH || '/usr/bin/chromium';

/** Whether sweeps go over everything there is, as in `npm run test:whole` and CI, instead of over a sample. */
export const isWhole = process.env.SETLIST_SWEEPS === 'whole';
