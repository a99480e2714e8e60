import express from 'express';
import { auth } from 'express-oauth2-jwt-bearer';
import pg from 'pg';
import type { Peer } from '../serve.ts';
import { listenAnywhere } from './listen.ts';
import { pageOf, SONG_ROWS } from './songs-sql.ts';

/** The scenario's own design: Express, a connection for each request. */
export const start: Peer = async ({ issuer, audience, databaseUrl }) => {
  const app = express();
  app.use(auth({ issuer, audience, jwksUri: `${issuer}.well-known/jwks.json`, tokenSigningAlg: 'RS256' }));
  app.get('/songs', async (request, response) => {
    const client = new pg.Client(databaseUrl);
    await client.connect();
    const { rows } = await client.query(SONG_ROWS, [request.auth?.payload.sub]);
    await client.end();
    response.json(pageOf(rows));
  });
  return listenAnywhere(app);
};
