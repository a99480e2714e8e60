import express, { Router } from 'express';
import type Provider from 'oidc-provider';
import { limitRate } from '../switches/limit-rate.ts';
import type { Tenant } from '../tenant.ts';
import { authorizeByGet } from './authorize-by-get.ts';
import { changePassword } from './change-password.ts';
import { forwardForm } from './forward-form.ts';
import { getUserInfo } from './get-user-info.ts';
import { logOut } from './log-out.ts';
import { logOutOidc } from './log-out-oidc.ts';
import { openToBrowsers } from './open-to-browsers.ts';
import { readTokenRequest } from './read-token-request.ts';
import { signUp } from './sign-up.ts';

// What Auth0's limit of the Authentication API counts together.
const AUTHENTICATION_API = [
  '/authorize',
  '/oauth',
  '/userinfo',
  '/v2/logout',
  '/oidc/logout',
  '/dbconnections',
];

/** Auth0's Authentication API, as far as oidc-provider does not serve it. */
export function authenticationRoutes(tenant: Tenant, provider: Provider): Router {
  const router = Router();
  const oauth = provider.callback();
  const form = express.urlencoded({ extended: false, limit: '56kb' });
  // The browser's question before a cross-origin request; Express would answer it without the CORS headers.
  router.use(AUTHENTICATION_API, limitRate(tenant, 'authentication'));
  router.get('/.well-known/jwks.json', limitRate(tenant, 'jwks'));
  router.options(['/oauth/token', '/oauth/revoke'], oauth);
  router.post('/oauth/token', ...[limitRate(tenant, 'token'), readTokenRequest(), forwardForm(oauth)]);
  router.post('/oauth/revoke', readTokenRequest(), forwardForm(oauth));
  router.post('/authorize', form, authorizeByGet);
  router.all('/userinfo', openToBrowsers);
  router.get('/userinfo', getUserInfo(tenant, provider));
  router.post('/userinfo', getUserInfo(tenant, provider));
  router.get('/v2/logout', logOut(tenant, provider));
  router.get('/oidc/logout', logOutOidc(tenant, provider));
  router.post('/oidc/logout', form, logOutOidc(tenant, provider));
  router.post('/dbconnections/signup', [express.json({ limit: '56kb' }), form], signUp(tenant));
  router.post(
    '/dbconnections/change_password',
    [limitRate(tenant, 'changePassword'), express.json({ limit: '56kb' }), form],
    changePassword(tenant),
  );
  return router;
}
