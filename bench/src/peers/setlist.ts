import { randomBytes } from 'node:crypto';
import { type Env, readEnv, startApi } from '@setlist/api';
import type { Settings } from '../prepare.ts';
import type { Peer } from '../serve.ts';

/** The API's settings under measurement: only the rate limit is out of the way. */
export function apiEnv({ databaseUrl, issuer, audience, clientId, clientSecret }: Settings): Env {
  return readEnv({
    ...{ API_PORT: '0', DATABASE_URL: databaseUrl, AUTH0_ISSUER_BASE_URL: issuer, AUTH0_AUDIENCE: audience },
    ...{ AUTH0_API_CLIENT_ID: clientId, AUTH0_API_CLIENT_SECRET: clientSecret, AUDIO_DIR: '/nowhere' },
    ...{ AUDIO_COOKIE_SECRET: randomBytes(32).toString('hex'), WEB_URL: 'http://localhost:3000' },
    API_RATE_LIMIT_PER_MINUTE: '1000000000',
  });
}

/** Setlist's API as it is shipped, its log written and thrown away. */
export const start: Peer = async (settings) => Number(new URL((await startApi(apiEnv(settings))).url).port);
