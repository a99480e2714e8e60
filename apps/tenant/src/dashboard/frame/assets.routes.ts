import { join } from 'node:path';
import { Router } from 'express';

/** Style sheets of every page, in the order in which they are to be read. */
export const STYLES = ['base', 'frame', 'controls', 'lists', 'user', 'pages', 'changes'];
/** The script of every page and, first, what it imports. */
export const SCRIPTS = ['filled-in', 'regions', 'stream', 'toasts', 'forms', 'editors', 'dashboard'];
const folder = join(import.meta.dirname, '..', 'assets');

/** The dashboard's style sheets and scripts. Browsers ask each time whether they changed. */
export function dashboardAssetRoutes(): Router {
  const router = Router();
  for (const name of [...STYLES.map((style) => `${style}.css`), ...SCRIPTS.map((script) => `${script}.js`)]) {
    router.get(`/dashboard/assets/${name}`, (_request, response) => {
      response.set('Cross-Origin-Resource-Policy', 'same-origin');
      response.sendFile(join(folder, name), {
        cacheControl: false,
        headers: { 'Cache-Control': 'no-cache' },
      });
    });
  }
  return router;
}
