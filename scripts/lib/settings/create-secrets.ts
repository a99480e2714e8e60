import { randomBytes, randomInt } from 'node:crypto';
import type { Env } from './env-file.ts';

const words = (
  'amber apricot arcade bramble breeze cadence canyon cedar chorus cinder cobalt comet copper coral crescent ' +
  'dapple delta drift ember falcon fern fjord garnet glacier harbor hazel heron indigo ivory jasper juniper kestrel ' +
  'lagoon lantern lilac linden lunar magnet maple marble meadow mellow nectar nimbus oboe ochre onyx orchid osprey ' +
  'otter pebble pepper piano plume quartz raven reef ripple saffron sierra silver sonata sparrow summit tango tempo ' +
  'thistle timber topaz velvet violet walnut willow zephyr'
).split(' ');

const generators: Record<string, () => string> = {
  POSTGRES_PASSWORD: secret,
  NEXTAUTH_SECRET: secret,
  AUDIO_COOKIE_SECRET: secret,
  AUTH0_CLIENT_ID: clientId,
  AUTH0_CLIENT_SECRET: secret,
  AUTH0_API_CLIENT_ID: clientId,
  AUTH0_API_CLIENT_SECRET: secret,
  AUTH0_ACTIONS_CLIENT_ID: clientId,
  AUTH0_ACTIONS_CLIENT_SECRET: secret,
  AUTH0_DEPLOY_CLIENT_ID: clientId,
  AUTH0_DEPLOY_CLIENT_SECRET: secret,
  DEMO_PASSWORD: demoPassword,
};

/** Names of the settings that are made up at the first start and kept from then on. */
export const secretNames = Object.keys(generators);

/** Takes each secret from `known` where it is there, and makes up the others. */
export function createSecrets(known: Env): Record<string, string> {
  const entries = Object.entries(generators).map(([name, generate]) => [name, known[name] || generate()]);
  return Object.fromEntries(entries);
}

function secret(): string {
  return randomBytes(48).toString('base64url');
}

// The length and alphabet of Auth0's own client IDs.
function clientId(): string {
  return randomBytes(24)
    .toString('base64url')
    .replaceAll(/[-_]/g, () => randomInt(10).toString());
}

// Easy to type from the terminal, and long enough for the tenant's password policy.
function demoPassword(): string {
  const word = () => words[randomInt(words.length)] ?? '';
  const first = word();
  return `${first[0]?.toUpperCase()}${first.slice(1)}-${word()}-${word()}-${randomInt(10, 100)}`;
}
