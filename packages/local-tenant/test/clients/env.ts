/** The Chrome or Chromium that the browser tests drive. */
export const chromiumPath = process.env.CHROMIUM_PATH || '/usr/bin/chromium';

/** What programs that a test starts are started with. */
export const environment = process.env;
