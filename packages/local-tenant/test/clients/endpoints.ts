import { propertiesWithoutEffect, resourceOf } from '@setlist/local-tenant/domain/without-effect';
import { allRoutes } from '@setlist/local-tenant/management/management.routes';
import { ZodObject } from 'zod';

/** The endpoints of Auth0's Authentication API that the tenant serves. */
export const AUTHENTICATION_API = [
  'GET /.well-known/openid-configuration',
  'GET /.well-known/jwks.json',
  'GET /authorize',
  'POST /oauth/token',
  'POST /oauth/revoke',
  'GET /userinfo',
  'GET /v2/logout',
  'GET /oidc/logout',
  'POST /dbconnections/signup',
  'POST /dbconnections/change_password',
];

/** The endpoints of Auth0's Management API that the tenant serves, read off its routes. */
export const MANAGEMENT_API = allRoutes.map(
  ({ method, path }) => `${method.toUpperCase()} /api/v2${path.replaceAll(/:(\w+)/g, '{$1}')}`,
);

/** What may be said to each endpoint that is kept and given back, and changes nothing here. */
export const WITHOUT_EFFECT = new Map(
  allRoutes.map(({ path, body }, index) => {
    const resource = resourceOf(path);
    const names = resource && body instanceof ZodObject ? Object.keys(body.shape) : [];
    return [MANAGEMENT_API[index], resource ? propertiesWithoutEffect(resource, names) : []];
  }),
);

/**
 * The endpoint that a request is for, as it is written above, or else the method and the path. Undefined for a page
 * of the tenant's own, and for the question that a browser asks before a cross-origin request.
 */
export function toEndpoint(method: string, url: string): string | undefined {
  const [path = ''] = url.split('?');
  if (method === 'OPTIONS' || /^\/(u|assets|avatars|faces)\/|^\/authorize\/|^\/favicon/.test(path))
    return undefined;
  const fitting = [...AUTHENTICATION_API, ...MANAGEMENT_API].filter((endpoint) => {
    const [ownMethod, template = ''] = endpoint.split(' ');
    const pattern = template.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+');
    return ownMethod === method && new RegExp(`^${pattern}$`).test(path);
  });
  // A fixed path comes before one with a parameter in its place.
  return fitting.sort((a, b) => a.split('{').length - b.split('{').length)[0] ?? `${method} ${path}`;
}
