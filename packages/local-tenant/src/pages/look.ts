import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(import.meta.url);

/** Style sheets of every page of the tenant, in their order: the look that it shares with the app, and its fonts. */
export const LOOK = {
  tokens: require.resolve('@setlist/ui/tokens.css'),
  fonts: join(import.meta.dirname, 'assets', 'fonts.css'),
  tape: require.resolve('@setlist/ui/tape.css'),
  pass: require.resolve('@setlist/ui/pass.css'),
};
