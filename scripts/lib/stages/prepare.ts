import { join } from 'node:path';
import { releaseDataDir } from '@setlist/embedded-postgres';
import { prepareDataDir } from '../data-dir/prepare-data-dir.ts';
import { loadSettings } from '../settings/load-settings.ts';
import { requireFreePorts } from '../settings/ports.ts';
import type { Settings } from '../settings/resolve-settings.ts';
import { UserError } from '../user-error.ts';
import type { Stage } from './stage.ts';

/** The first stage: everything that can be in the way is looked at before any process is started. */
export async function prepare({ dataDir, user, services, fresh, undo }: Stage): Promise<Settings> {
  if (fresh && user.DATABASE_URL) {
    throw new UserError(
      '--fresh empties the data directory, and would leave the database of DATABASE_URL as it is. ' +
        'Drop that database and setlist_tenant by hand, or unset DATABASE_URL.',
    );
  }
  undo(await prepareDataDir(dataDir, fresh));
  const settings = await loadSettings(dataDir, user);
  // A killed earlier run may have left its Postgres, which would hold the port.
  await releaseDataDir(join(dataDir, 'postgres'), true);
  const ours = services.filter((name) => name !== 'tenant' || settings.localTenant);
  const names = [...ours, ...(settings.embeddedPostgres ? (['postgres'] as const) : [])];
  await requireFreePorts(Object.fromEntries(names.map((name) => [name, settings.ports[name]])));
  return settings;
}
