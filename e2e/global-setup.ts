import { THROW_AWAY } from '@setlist/embedded-postgres';
import { startThrowAwayStack } from '@setlist/scripts/throw-away-stack';
import {
  essentials,
  readLocalEnv,
  runningSetlist,
  shareStack,
  stackSettings,
  TENANT_FOR_TESTS,
} from './env.ts';

const env = { ...essentials, ...TENANT_FOR_TESTS };
// The stacks that single tests start use the same server.
const postgresSettings = { ...THROW_AWAY, max_connections: '300' };

/** Starts the whole of Setlist for the run, with the web app built; the returned function takes it away again. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  if (runningSetlist) {
    shareStack(readLocalEnv(runningSetlist));
    return async () => undefined;
  }
  const stack = await startThrowAwayStack({ env, postgresSettings });
  shareStack(stackSettings(stack.settings.values));
  return stack.stop;
}
