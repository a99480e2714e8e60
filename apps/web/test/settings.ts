import { vi } from 'vitest';

/** A complete environment of the web app. */
export const SETTINGS = {
  NEXTAUTH_URL: 'http://localhost:3000',
  NEXTAUTH_SECRET: 'a secret of at least thirty-two characters',
  API_URL: 'http://localhost:4000',
  AUTH0_ISSUER_BASE_URL: 'http://localhost:4400/',
  AUTH0_CLIENT_ID: 'web',
  AUTH0_CLIENT_SECRET: 'secret',
};

/** What differs where the app and the API are served over https. */
export const AT_HTTPS = { NEXTAUTH_URL: 'https://setlist.example', API_URL: 'https://setlist.example:4000' };

/**
 * Gives the web app the settings of a test, and those that are told. They are parsed once a process, and what the
 * bundles share is made once: what is imported afterwards has seen neither yet, as after a restart. Call
 * `vi.unstubAllEnvs()` at the end.
 */
export function startAnew(settings: Record<string, string> = {}): void {
  for (const [name, value] of Object.entries({ ...SETTINGS, ...settings })) vi.stubEnv(name, value);
  vi.resetModules();
  for (const shared of ['setlistRefreshFlights', 'setlistEndedSessions']) {
    Reflect.deleteProperty(globalThis, shared);
  }
}
