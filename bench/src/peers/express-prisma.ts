import { createPool, createPrisma } from '@setlist/db';
import express from 'express';
import { auth } from 'express-oauth2-jwt-bearer';
import type { Peer } from '../serve.ts';
import { listenAnywhere } from './listen.ts';
import { pageOf } from './songs-sql.ts';

/** The stock way: Express, express-oauth2-jwt-bearer on every request, Prisma. */
export const start: Peer = async ({ issuer, audience, databaseUrl }) => {
  const prisma = createPrisma(createPool({ databaseUrl }));
  const app = express();
  app.use(auth({ issuer, audience, jwksUri: `${issuer}.well-known/jwks.json`, tokenSigningAlg: 'RS256' }));
  app.get('/songs', async (request, response) => {
    const userId = request.auth?.payload.sub ?? '';
    response.json(
      pageOf(await prisma.song.findMany({ where: { userId }, orderBy: { songId: 'desc' }, take: 20 })),
    );
  });
  return listenAnywhere(app);
};
