import { execFileSync } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { canRun, parentDeathPrefix } from './parent-death.ts';

/** How to launch a PostgreSQL program: what stands before it on the command line, and as whom it runs. */
export interface RunAs {
  prefix: string[];
  uid?: number;
  gid?: number;
  /** The user that has to own the data directory; undefined when it is the current one. */
  owner?: { uid: number; gid: number };
}

/**
 * Decides as whom PostgreSQL runs, since it refuses to run as root: as root, the owner of the existing data
 * directory or else `nobody`; otherwise the current user. Where util-linux's `setpriv` exists, Postgres also
 * ends when its parent is killed, and as another user it can still reach a checkout under root's home.
 */
export async function runAs(dataDir: string): Promise<RunAs> {
  const isRoot = process.getuid?.() === 0;
  const owner = isRoot ? ((await ownerOf(dataDir)) ?? idsOf('nobody')) : undefined;
  if (!owner) return { prefix: parentDeathPrefix('INT') };
  const asOwner = [
    'setpriv',
    '--pdeathsig',
    'INT',
    '--reuid',
    `${owner.uid}`,
    '--regid',
    `${owner.gid}`,
    '--clear-groups',
  ];
  const reachAll = [...asOwner, '--inh-caps', '+dac_override', '--ambient-caps', '+dac_override'];
  const prefix = [
    [...reachAll, '--'],
    [...asOwner, '--'],
  ].find(canRun);
  return prefix ? { prefix, owner } : { prefix: [], ...owner, owner };
}

async function ownerOf(dataDir: string): Promise<{ uid: number; gid: number } | undefined> {
  const stats = await stat(dataDir).catch(() => undefined);
  return stats && stats.uid !== 0 ? { uid: stats.uid, gid: stats.gid } : undefined;
}

function idsOf(user: string): { uid: number; gid: number } {
  const id = (flag: string) => Number(execFileSync('id', [flag, user], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}
