import { expect, test } from 'vitest';
import type { ClientData } from '../store/clients.ts';
import { endOfRefreshToken, FOREVER_SECONDS, refreshTokenSettings } from './refresh-token-settings.ts';

const DAY = 86_400;
type Given = NonNullable<ClientData['refresh_token']>;

test.each<[Given | undefined, object]>([
  [undefined, { rotates: false, leeway: 0, lifetime: undefined, idleLifetime: undefined }],
  [
    { rotation_type: 'rotating', leeway: 7 },
    { rotates: true, leeway: 7, lifetime: undefined },
  ],
  [
    { rotation_type: 'non-rotating', expiration_type: 'expiring' },
    { rotates: false, lifetime: 30 * DAY },
  ],
  [
    { expiration_type: 'expiring', token_lifetime: 60 },
    { lifetime: 60, idleLifetime: undefined },
  ],
  [
    { expiration_type: 'expiring', token_lifetime: 60, infinite_token_lifetime: true },
    { lifetime: undefined },
  ],
  [{ expiration_type: 'expiring', infinite_idle_token_lifetime: false }, { idleLifetime: 15 * DAY }],
  [
    { expiration_type: 'expiring', infinite_idle_token_lifetime: false, idle_token_lifetime: 30 },
    { idleLifetime: 30 },
  ],
  [{ expiration_type: 'expiring', idle_token_lifetime: 30 }, { idleLifetime: undefined }],
  [
    { expiration_type: 'non-expiring', token_lifetime: 60, infinite_idle_token_lifetime: false },
    { lifetime: undefined, idleLifetime: undefined },
  ],
])('reads the settings %j', (refresh_token, settings) => {
  expect(refreshTokenSettings({ refresh_token })).toMatchObject(settings);
});

test.each([
  [{ lifetime: 100, idleLifetime: undefined }, 1_100],
  [{ lifetime: 100, idleLifetime: 20 }, 1_070],
  [{ lifetime: 60, idleLifetime: 20 }, 1_060],
  [{ lifetime: undefined, idleLifetime: 20 }, 1_070],
  [{ lifetime: undefined, idleLifetime: undefined }, 1_000 + FOREVER_SECONDS],
])('a refresh token with %j ends at %d', (lifetimes, end) => {
  const settings = { rotates: true, leeway: 0, ...lifetimes };
  expect(endOfRefreshToken(settings, { signedInAt: 1_000, now: 1_050 })).toBe(end);
});
