import { createPool } from '@setlist/db';
import express from 'express';
import { auth } from 'express-oauth2-jwt-bearer';
import type { Peer } from '../serve.ts';
import { listenAnywhere } from './listen.ts';
import { pageOf, SONG_ROWS } from './songs-sql.ts';

/** Express, express-oauth2-jwt-bearer on every request, a prepared statement. */
export const start: Peer = async ({ issuer, audience, databaseUrl }) => {
  const pool = createPool({ databaseUrl });
  const app = express();
  app.use(auth({ issuer, audience, jwksUri: `${issuer}.well-known/jwks.json`, tokenSigningAlg: 'RS256' }));
  app.get('/songs', async (request, response) => {
    const values = [request.auth?.payload.sub];
    const { rows } = await pool.query({ name: 'songs', text: SONG_ROWS, values });
    response.json(pageOf(rows));
  });
  return listenAnywhere(app);
};
