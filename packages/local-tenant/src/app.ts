import express, { type ErrorRequestHandler, type Express } from 'express';
import { authenticationRoutes } from './authentication/authentication.routes.ts';
import { type Control, controlRoutes } from './control/control.routes.ts';
import { dashboardRoutes } from './dashboard/dashboard.routes.ts';
import { requireOwnHost } from './http/own-host.ts';
import { managementRoutes } from './management/management.routes.ts';
import { answerAsAuth0 } from './oidc/answer-as-auth0.ts';
import { createProvider } from './oidc/provider.ts';
import { assetRoutes } from './pages/assets.routes.ts';
import { answerAway, refuseUnstorableQuery, renderErrorPage } from './pages/errors.ts';
import { signInRoutes } from './pages/sign-in.routes.ts';
import { isStoreAway } from './store/away.ts';
import { Overloaded } from './store/gate.ts';
import { isTextRefused } from './store/storable-text.ts';
import { disturb } from './switches/disturb.ts';
import { TOO_MANY_REQUESTS } from './switches/limit-rate.ts';
import type { Tenant } from './tenant.ts';

/** Puts the tenant's HTTP side together: start reading here. */
export function createApp(tenant: Tenant, control: Control): Express {
  const provider = createProvider(tenant, {
    renderError: renderErrorPage(tenant),
    answerAway: (ctx) => answerAway(tenant, ctx),
  });
  answerAsAuth0(provider, tenant);
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.use(securityHeaders);
  app.use(requireOwnHost(tenant.issuer));
  // Before what disturbs, which is ended by it.
  app.use('/local', controlRoutes(control));
  app.use(disturb(tenant));
  app.use(assetRoutes());
  app.use('/api/v2', managementRoutes(tenant));
  app.use(authenticationRoutes(tenant, provider));
  app.use(signInRoutes({ tenant, provider }));
  app.use(dashboardRoutes(tenant));
  app.get('/authorize', refuseUnstorableQuery(tenant));
  // Last, and without a body parser before it: oidc-provider reads its own requests and answers 404 for the rest.
  app.use(provider.callback());
  app.use(answerError(tenant));
  return app;
}

const securityHeaders: express.RequestHandler = (_request, response, next) => {
  response.set({ 'X-Content-Type-Options': 'nosniff', 'Referrer-Policy': 'same-origin' });
  next();
};

function answerError(tenant: Tenant): ErrorRequestHandler {
  const { log } = tenant;
  return (error, request, response, next) => {
    if (response.headersSent) return next(error);
    if (error instanceof Overloaded) return response.status(429).json(TOO_MANY_REQUESTS);
    if (isStoreAway(error)) {
      log.error({ err: error, path: request.path }, 'the database is away');
      const { headers, body } = answerAway(tenant, request);
      return response.status(503).set(headers).send(body);
    }
    const status = isTextRefused(error) ? 400 : error.status;
    const isClientError = status >= 400 && status < 500;
    if (!isClientError) log.error({ err: error, path: request.path }, 'a request failed');
    response
      .status(isClientError ? status : 500)
      .json(
        isClientError
          ? { error: 'invalid_request', error_description: 'The request could not be read.' }
          : { error: 'server_error', error_description: 'The tenant failed; its log says why.' },
      );
  };
}
