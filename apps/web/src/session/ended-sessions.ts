import { createHash, randomUUID } from 'node:crypto';
import { access, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { decode, encode } from 'next-auth/jwt';
import { z } from 'zod';
import { env } from '#env.ts';
import { revokeRefreshToken } from './revoke-refresh-token.ts';
import { SESSION_SECONDS, type SessionToken } from './session-token.ts';

/** What is kept of an ended session: until when (ms since 1970), and the refresh token that is still to be revoked. */
const Entry = z.object({ until: z.number(), revoke: z.string().optional() });
type Entry = z.infer<typeof Entry>;

// Proxy, pages and handlers are bundled apart but run in one process. It holds what a full disk could not take.
const shared = globalThis as typeof globalThis & { setlistEndedSessions?: Set<string> };

function inMemory(): Set<string> {
  shared.setlistEndedSessions ??= new Set();
  return shared.setlistEndedSessions;
}

const keyOf = (sid: string) => createHash('sha256').update(sid).digest('base64url');
const pathOf = (key: string) => join(env().SESSIONS_DIR, `${key}.json`);

/**
 * Ends a session with all copies of its cookie: an encrypted cookie cannot be taken back, so the id that all of them
 * carry is kept as ended for as long as the youngest could last (OWASP ASVS 5.0, 7.4.1), in a folder that every web
 * process reads. The refresh token is revoked at the identity provider: at once, or later when it does not answer.
 */
export async function endSession({ sid, refreshToken }: SessionToken): Promise<void> {
  const key = keyOf(sid);
  const until = Date.now() + SESSION_SECONDS * 1000;
  inMemory().add(key);
  try {
    await write(key, { until, revoke: await seal(refreshToken) });
  } catch (error) {
    console.error('The end of a session is kept in memory only, it could not be written down:', error);
  }
  if (await revokeRefreshToken(refreshToken)) await write(key, { until }).catch(() => undefined);
}

/** Whether a session was signed out: in this process, in another one, or before a restart. */
export async function hasEnded({ sid }: SessionToken): Promise<boolean> {
  const key = keyOf(sid);
  if (inMemory().has(key)) return true;
  return access(pathOf(key)).then(
    () => true,
    () => false,
  );
}

const SWEEP_MS = 15_000;

/** Sweeps now and again for as long as the process lives. */
export async function keepSweeping(): Promise<void> {
  await sweepEndedSessions().catch((error) => console.error('Ended sessions could not be swept:', error));
  setTimeout(keepSweeping, SWEEP_MS).unref();
}

/** Revokes what could not be revoked yet, and forgets the sessions that nobody can have a cookie of any more. */
export async function sweepEndedSessions(): Promise<void> {
  const names = await readdir(env().SESSIONS_DIR).catch(() => []);
  for (const name of names.filter((each) => each.endsWith('.json'))) {
    const key = name.slice(0, -'.json'.length);
    const entry = await read(key);
    if (!entry) continue;
    if (entry.until < Date.now()) {
      await rm(pathOf(key), { force: true });
      inMemory().delete(key);
    } else if (entry.revoke !== undefined) {
      const refreshToken = await unseal(entry.revoke);
      if (!refreshToken || (await revokeRefreshToken(refreshToken))) await write(key, { until: entry.until });
    }
  }
}

async function read(key: string): Promise<Entry | undefined> {
  try {
    return Entry.parse(JSON.parse(await readFile(pathOf(key), 'utf8')));
  } catch {
    return undefined; // Swept by another process meanwhile.
  }
}

// Renamed into place: whoever reads sees a whole file.
async function write(key: string, entry: Entry): Promise<void> {
  const draft = `${pathOf(key)}.${randomUUID()}`;
  await mkdir(env().SESSIONS_DIR, { recursive: true, mode: 0o700 });
  await writeFile(draft, JSON.stringify(entry), { mode: 0o600 });
  await rename(draft, pathOf(key));
}

const SALT = 'ended-session';

const seal = (refreshToken: string) =>
  encode({ token: { refreshToken }, secret: env().NEXTAUTH_SECRET, salt: SALT, maxAge: SESSION_SECONDS });

async function unseal(token: string): Promise<string | undefined> {
  const sealed = await decode({ token, secret: env().NEXTAUTH_SECRET, salt: SALT }).catch(() => null);
  return typeof sealed?.refreshToken === 'string' ? sealed.refreshToken : undefined;
}
