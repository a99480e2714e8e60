import type { Express } from 'express';
import type { Deps } from '../context.ts';
import type { Authorize } from './authorize.ts';
import { guard } from './guard.ts';
import { openToWeb } from './open-to-web.ts';
import { otherMethods } from './other-methods.ts';
import type { Route } from './route.ts';

/** Mounts every route behind the guard, path by path. */
export function mountRoutes(app: Express, routes: readonly Route[], deps: Deps, authorize: Authorize): void {
  for (const [path, group] of Map.groupBy(routes, ({ contract }) => contract.path)) {
    const at = app.route(path.replace(/\{(\w+)\}/g, ':$1'));
    const methods = group.map(({ contract }) => contract.method.toUpperCase());
    if (group.some(({ contract }) => contract.alsoByCookie)) at.all(openToWeb(deps.env.webOrigin, methods));
    for (const route of group) at[route.contract.method](guard(route, deps, authorize));
    otherMethods(at, methods);
  }
}
