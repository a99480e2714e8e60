import { createHash, randomUUID } from 'node:crypto';
import { access, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AUDIO_COOKIE, PLAYLIST_EDITOR, Plan, Preferences } from '@setlist/contracts';
import { headers, cookies as requestCookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { decode, encode } from 'next-auth/jwt';
import { cache } from 'react';
import { z } from 'zod';
import { env } from '#env.ts';

// The session: what its cookie holds, how that is set and read, whom it makes the viewer of a page, and which sessions
// have ended. It is one room because whoever reads the cookie needs all of it: a cookie that was sealed by us counts
// only while its session is not among the ended ones. How a session begins is in next-auth.ts, and how it goes on in
// refresh.ts.

/** Who the identity provider says somebody is, from the claims of their ID token. */
const Identity = z.preprocess(
  withEditor,
  z.object({
    /** Auth0's user id, the `sub` claim. */
    sub: z.string(),
    displayName: z.string(),
    email: z.string().optional(),
    /** Of the roles the app needs to know this one: there may be hundreds, and cookies are short. */
    editor: z.boolean(),
    plan: Plan,
    preferences: Preferences,
  }),
);
export type Identity = z.infer<typeof Identity>;

/**
 * Who somebody is, also from a session that began while sessions held all roles.
 * TODO: goes once SESSION_SECONDS have passed since the last web process that kept roles was stopped. By then each of
 * its sessions is over, or was written anew, with `editor`.
 */
function withEditor(identity: unknown): unknown {
  const { roles } = (identity ?? {}) as { roles?: unknown };
  return Array.isArray(roles)
    ? { ...(identity as object), editor: roles.includes(PLAYLIST_EDITOR) }
    : identity;
}

/** What a JWT says, decoded and not verified; undefined when it has no payload. Throws when that is no JSON. */
export function jwtPayload(token: string): unknown {
  const payload = token.split('.')[1];
  return payload ? JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) : undefined;
}

/** The tokens of one exchange with the identity provider; `expiresAt` in milliseconds since 1970. */
const Tokens = z.object({
  accessToken: z.string(),
  refreshToken: z.string(),
  expiresAt: z.number(),
  identity: Identity,
});
export type Tokens = z.infer<typeof Tokens>;

/** What the encrypted session cookie holds. The ID token is left out: it would double the cookie. */
export const SessionToken = Tokens.extend({
  /** The session's own id. Tokens rotate, this stays, so that signing out ends every copy of the cookie. */
  sid: z.string(),
  /**
   * When it began, in milliseconds since 1970, by which it is among those that signing out everywhere ends.
   * TODO: no longer optional once SESSION_SECONDS have passed since the last web process was stopped that did not say it.
   */
  beganAt: z.number().optional(),
  /** The identity provider's id of its own session, by which the person ends it from another browser. */
  providerSid: z.string().optional(),
});
export type SessionToken = z.infer<typeof SessionToken>;

/** A session lasts as long as its refresh token: 30 days, in seconds. */
export const SESSION_SECONDS = 30 * 24 * 60 * 60;

/** A cookie as a request or a response carries it. */
export interface Cookie {
  name: string;
  value: string;
}

/** Whether cookies may travel over https only. */
export const secureCookies = () => env().NEXTAUTH_URL.startsWith('https://');

/** What next-auth leaves of the 4,096 bytes a browser keeps of one cookie. */
const CHUNK_SIZE = 3_933;

/** Next-auth's own name; long sessions are cut in chunks named `….0`, `….1`. */
const cookieName = () => `${secureCookies() ? '__Secure-' : ''}next-auth.session-token`;

const isSessionCookie = ({ name }: Cookie) =>
  name.startsWith(cookieName()) && /^(\.\d+)?$/.test(name.slice(cookieName().length));

/** The names of all session cookies among `cookies`, left-over chunks included. */
export function sessionCookieNames(cookies: readonly Cookie[]): string[] {
  return cookies.filter(isSessionCookie).map(({ name }) => name);
}

/**
 * The longest a session may be in its cookies. Node.js takes 16 KB of headers, and whoever sends more gets 431 from
 * every page of this host, until they delete their cookies by hand; the rest is for all other headers.
 */
const LONGEST_SESSION = 10 * 1024;

/** Whether a session is too long for cookies: its access token says too much, most likely too many roles. */
export async function isTooLong(session: SessionToken): Promise<boolean> {
  const cookies = await encodeSession(session);
  return (
    cookies.reduce((length, { name, value }) => length + name.length + value.length, 0) > LONGEST_SESSION
  );
}

/** Encrypts a session into the cookies that carry it, the way next-auth itself does. */
export async function encodeSession(session: SessionToken): Promise<Cookie[]> {
  const value = await encode({
    token: { ...session },
    secret: env().NEXTAUTH_SECRET,
    maxAge: SESSION_SECONDS,
  });
  const name = cookieName();
  if (value.length <= CHUNK_SIZE) return [{ name, value }];
  const chunks = Math.ceil(value.length / CHUNK_SIZE);
  return Array.from({ length: chunks }, (_, i) => ({
    name: `${name}.${i}`,
    value: value.slice(i * CHUNK_SIZE, (i + 1) * CHUNK_SIZE),
  }));
}

/**
 * Decrypts the session in a request's cookies, also one that was signed out; null when there is none, it is too old,
 * or it is not ours.
 */
export async function decodeSession(cookies: readonly Cookie[]): Promise<SessionToken | null> {
  const chunk = (name: string) => Number(name.split('.').at(-1)) || 0;
  const token = cookies
    .filter(isSessionCookie)
    .toSorted((a, b) => chunk(a.name) - chunk(b.name))
    .map(({ value }) => value)
    .join('');
  if (!token) return null;
  try {
    return SessionToken.safeParse(await decode({ token, secret: env().NEXTAUTH_SECRET })).data ?? null;
  } catch {
    return null; // Tampered with, expired, or sealed with another key: nobody is signed in.
  }
}

interface CookieAttributes {
  httpOnly: true;
  sameSite: 'lax' | 'strict';
  path: string;
  domain?: string;
  secure: boolean;
  /** In seconds. */
  maxAge: number;
  expires?: Date;
}

/**
 * The attributes of a cookie that lasts for `maxAge` seconds; 0 takes it back.
 * NOTE: Next drops a Max-Age of 0 from the answer of a route, so a cookie that is taken back has to say it twice.
 */
export function cookieAttributes(maxAge: number): CookieAttributes {
  const expires = maxAge === 0 ? { expires: new Date(0) } : {};
  return { httpOnly: true, sameSite: 'lax', path: '/', secure: secureCookies(), maxAge, ...expires };
}

/** What keeps the cookies of an answer: that of Next's responses, or one alike. */
export interface CookieJar {
  set(name: string, value: string, attributes: CookieAttributes): unknown;
}

/** Puts the cookies of a session into an answer, and takes back those of `before` that it needs no more. */
export function setSessionCookies(
  jar: CookieJar,
  before: readonly Cookie[],
  session: readonly Cookie[],
): void {
  const written = new Set(session.map(({ name }) => name));
  for (const name of sessionCookieNames(before)) {
    if (!written.has(name)) jar.set(name, '', cookieAttributes(0));
  }
  for (const { name, value } of session) jar.set(name, value, cookieAttributes(SESSION_SECONDS));
}

/**
 * Takes the cookie back that opens audio at the API. It is sent below the API's paths alone, so nobody here can tell
 * whether it is there.
 */
export function dropAudioCookie(jar: CookieJar): void {
  const { AUDIO_COOKIE_DOMAIN: domain } = env();
  const { name, path } = AUDIO_COOKIE;
  jar.set(name, '', { ...cookieAttributes(0), sameSite: 'strict', path, ...(domain ? { domain } : {}) });
}

/** The session in a request's cookies; null when there is none, it was signed out, it is too old, or it is not ours. */
export async function readSessionCookies(cookies: readonly Cookie[]): Promise<SessionToken | null> {
  const session = await decodeSession(cookies);
  return session && !(await hasEnded(session)) ? session : null;
}

/**
 * The session of the request; null when nobody is signed in. One page reads it once, however many of its parts ask; a
 * server action or a route handler reads it at each call. Holds tokens: never hand it to a client component.
 */
export const readSession = cache(async () => readSessionCookies((await requestCookies()).getAll()));

/** The signed-in person as pages show them; it holds no token, so it may reach the browser. */
export interface Viewer extends Preferences {
  userId: string;
  displayName: string;
  email: string | undefined;
  editor: boolean;
  plan: Plan;
}

/** Who is looking at the page; null when nobody is signed in. */
export const readViewer = cache(async (): Promise<Viewer | null> => {
  const session = await readSession();
  if (!session) return null;
  const { sub, displayName, email, editor, plan, preferences } = session.identity;
  return {
    userId: sub,
    displayName,
    email,
    editor,
    plan,
    ...preferences,
  };
});

/** The request header by which proxy.ts tells pages their own address: path and query. Layouts are not told it. */
export const ADDRESS_HEADER = 'x-setlist-address';

/** Who is looking at a page for signed-in people; sends others to the front page, which remembers where they wanted to go. */
export async function requireViewer(): Promise<Viewer> {
  const viewer = await readViewer();
  if (viewer) return viewer;
  const address = (await headers()).get(ADDRESS_HEADER) ?? '/';
  return redirect(address === '/' ? '/' : `/?${new URLSearchParams({ next: address })}`);
}

/** What is kept of an ended session: until when (ms since 1970), and the refresh token that is still to be revoked. */
const Entry = z.object({
  until: z.number(),
  revoke: z.string().optional(),
  /** Of a person who signed out everywhere: the sessions that began before (ms since 1970) have ended. */
  before: z.number().optional(),
});
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
    await writeEntry(key, { until, revoke: await seal(refreshToken) });
  } catch (error) {
    console.error('The end of a session is kept in memory only, it could not be written down:', error);
  }
  if (await revokeRefreshToken(refreshToken)) await writeEntry(key, { until }).catch(() => undefined);
}

/**
 * Ends all sessions of a person that began until now, in every browser, at their next request. Throws when it cannot be
 * written down, since no memory of one process ends what another one answers.
 */
export async function endSessionsOf(userId: string): Promise<void> {
  const before = Date.now();
  await writeEntry(keyOfPerson(userId), { until: before + SESSION_SECONDS * 1000, before });
}

/**
 * Ends what began with one session at the identity provider, by the provider's id of it, in the browser that has it, at its
 * next request. Throws when it cannot be written down.
 */
export async function endProviderSession(providerSid: string): Promise<void> {
  await writeEntry(keyOfProvider(providerSid), { until: Date.now() + SESSION_SECONDS * 1000 });
}

/** Whether a session was signed out, alone or everywhere: in this process, in another one, or before a restart. */
export async function hasEnded({ sid, beganAt = 0, providerSid, identity }: SessionToken): Promise<boolean> {
  const key = keyOf(sid);
  if (inMemory().has(key) || (await isThere(key))) return true;
  if (providerSid !== undefined && (await isThere(keyOfProvider(providerSid)))) return true;
  const ofPerson = keyOfPerson(identity.sub);
  if (!(await isThere(ofPerson))) return false;
  const entry = await readEntry(ofPerson);
  return entry?.before !== undefined && beganAt <= entry.before;
}

const keyOfProvider = (providerSid: string) => keyOf(`provider ${providerSid}`);
const keyOfPerson = (userId: string) => keyOf(`everywhere ${userId}`);
const isThere = (key: string) =>
  access(pathOf(key)).then(
    () => true,
    () => false,
  );

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
    const entry = await readEntry(key);
    if (!entry) continue;
    if (entry.until < Date.now()) {
      await rm(pathOf(key), { force: true });
      inMemory().delete(key);
    } else if (entry.revoke !== undefined) {
      const refreshToken = await unseal(entry.revoke);
      if (!refreshToken || (await revokeRefreshToken(refreshToken)))
        await writeEntry(key, { until: entry.until });
    }
  }
}

async function readEntry(key: string): Promise<Entry | undefined> {
  try {
    return Entry.parse(JSON.parse(await readFile(pathOf(key), 'utf8')));
  } catch {
    return undefined; // Swept by another process meanwhile.
  }
}

// Renamed into place: whoever reads sees a whole file.
async function writeEntry(key: string, entry: Entry): Promise<void> {
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

const REVOKE_TIMEOUT_MS = 2_000;

/**
 * Takes a refresh token back with all that came of the same sign-in (RFC 7009), so that a copied session cookie dies
 * with the session. Tells whether that is settled: false when the identity provider did not answer, or not sensibly.
 */
async function revokeRefreshToken(refreshToken: string): Promise<boolean> {
  const { AUTH0_ISSUER_BASE_URL, AUTH0_CLIENT_ID, AUTH0_CLIENT_SECRET } = env();
  try {
    const { status } = await fetch(new URL('oauth/revoke', AUTH0_ISSUER_BASE_URL), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        client_id: AUTH0_CLIENT_ID,
        client_secret: AUTH0_CLIENT_SECRET,
        token: refreshToken,
      }),
      cache: 'no-store',
      signal: AbortSignal.timeout(REVOKE_TIMEOUT_MS),
    });
    return status < 300;
  } catch {
    return false;
  }
}
