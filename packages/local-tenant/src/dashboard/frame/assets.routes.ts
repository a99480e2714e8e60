import { join } from 'node:path';
import { Router } from 'express';
import { LOOK } from '../../pages/layout.ts';

const OWN = ['base', 'frame', 'controls', 'lists', 'user', 'pages', 'changes'];
/** Style sheets of every page, in the order in which they are to be read. */
export const STYLES = [...Object.keys(LOOK), ...OWN];
/** The script of every page and, first, what it imports. */
export const SCRIPTS = ['filled-in', 'regions', 'stream', 'toasts', 'forms', 'editors', 'dashboard'];
const folder = join(import.meta.dirname, '..', 'assets');

/** The dashboard's style sheets and scripts. Browsers ask each time whether they changed. */
export function dashboardAssetRoutes(): Router {
  const router = Router();
  const files = {
    ...Object.fromEntries(Object.entries(LOOK).map(([name, file]) => [`${name}.css`, file])),
    ...Object.fromEntries(OWN.map((name) => [`${name}.css`, join(folder, `${name}.css`)])),
    ...Object.fromEntries(SCRIPTS.map((name) => [`${name}.js`, join(folder, `${name}.js`)])),
  };
  for (const [name, file] of Object.entries(files)) {
    router.get(`/dashboard/assets/${name}`, (_request, response) => {
      response.set('Cross-Origin-Resource-Policy', 'same-origin');
      response.sendFile(file, {
        cacheControl: false,
        dotfiles: 'allow',
        headers: { 'Cache-Control': 'no-cache' },
      });
    });
  }
  return router;
}
