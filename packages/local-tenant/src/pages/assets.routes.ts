import { createRequire } from 'node:module';
import { drawCover } from '@setlist/covers/cover';
import { SEED } from '@setlist/covers/seed';
import { Router } from 'express';
import { avatar } from './avatar.ts';

const require = createRequire(import.meta.url);
const FONTS = {
  'bricolage.woff2': require.resolve(
    '@fontsource-variable/bricolage-grotesque/files/bricolage-grotesque-latin-standard-normal.woff2',
  ),
  'geist.woff2': require.resolve('@fontsource-variable/geist/files/geist-latin-wght-normal.woff2'),
  'geist-mono.woff2': require.resolve(
    '@fontsource-variable/geist-mono/files/geist-mono-latin-wght-normal.woff2',
  ),
};
const YEAR = 31_536_000_000;

/** Fonts of the pages, and the drawings that stand in for people's pictures. */
export function assetRoutes(): Router {
  const router = Router();
  for (const [name, file] of Object.entries(FONTS)) {
    router.get(`/u/fonts/${name}`, (_request, response) => {
      response.sendFile(file, { maxAge: YEAR, immutable: true, dotfiles: 'allow' });
    });
  }
  router.get('/avatars/:name', (request, response) => {
    const [, seed] = /^([0-9a-f]{8,64})\.svg$/.exec(request.params.name) ?? [];
    if (!seed) return response.sendStatus(404);
    response.set({
      'Cache-Control': 'public, max-age=31536000, immutable',
      'Cross-Origin-Resource-Policy': 'cross-origin',
    });
    response.type('svg').send(avatar(seed));
  });
  router.get('/faces/:name', (request, response) => {
    const [, seed = ''] = /^(.*)\.svg$/.exec(request.params.name) ?? [];
    if (!SEED.test(seed)) return response.sendStatus(404);
    response.set({
      'Cache-Control': 'public, max-age=31536000, immutable',
      'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    });
    response.type('svg').send(drawCover(seed));
  });
  return router;
}
