import type { AddressInfo } from 'node:net';
import { createPool } from '@setlist/db';
import { createVerifier } from 'fast-jwt';
import Fastify from 'fastify';
import type { Peer } from '../serve.ts';
import { publicKeyPem } from './keys.ts';
import { pageOf, SONG_ROWS } from './songs-sql.ts';

/** Fastify with fast-jwt, whose cache keeps verified tokens, and a prepared statement. */
export const start: Peer = async ({ issuer, audience, databaseUrl }) => {
  const pool = createPool({ databaseUrl });
  const verify = createVerifier({
    ...{ key: await publicKeyPem(issuer), algorithms: ['RS256'], cache: 5_000 },
    ...{ allowedIss: issuer, allowedAud: audience },
  });
  const app = Fastify();
  app.get('/songs', async (request) => {
    const { sub } = verify(request.headers.authorization?.slice('Bearer '.length) ?? '');
    return pageOf((await pool.query({ name: 'songs', text: SONG_ROWS, values: [sub] })).rows);
  });
  await app.listen({ port: 0, host: '127.0.0.1' });
  return (app.server.address() as AddressInfo).port;
};
