import express, { type Express } from 'express';
import { accountRoutes } from './account/account.routes.ts';
import { audioCookieRoutes } from './audio-cookie/audio-cookie.routes.ts';
import type { Deps } from './context.ts';
import { displayNameRoutes } from './display-name/display-name.routes.ts';
import { eventRoutes } from './events/events.routes.ts';
import { featuredRoutes } from './featured/featured.routes.ts';
import { genreRoutes } from './genres/genres.routes.ts';
import { historyRoutes } from './history/history.routes.ts';
import { createVerifyAudioCookie } from './http/audio-cookie.ts';
import { createAuthorize } from './http/authorize.ts';
import { ARRIVAL, limitArrival } from './http/limit-arrival.ts';
import { mountRoutes } from './http/mount-routes.ts';
import { HttpProblem, problemHandler } from './http/problems.ts';
import { createRateLimit } from './http/rate-limit.ts';
import { requestLog } from './http/request-log.ts';
import type { Route } from './http/route.ts';
import { securityHeaders } from './http/security-headers.ts';
import { createVerifyToken } from './http/verify-token.ts';
import { operations } from './operations/operations.ts';
import { peopleRoutes } from './people/people.routes.ts';
import { playlistRoutes } from './playlists/playlists.routes.ts';
import { playRoutes } from './plays/plays.routes.ts';
import { preferenceRoutes } from './preferences/preferences.routes.ts';
import { searchRoutes } from './search/search.routes.ts';
import { songRoutes } from './songs/songs.routes.ts';
import { createRememberUser } from './users/remember-user.ts';
import { xrayRoutes } from './xray/xray.routes.ts';

/** Every route of the contract. Where two paths match, the first answers: named ones stand before `{playlistId}`. */
export const routes: readonly Route[] = [
  ...genreRoutes,
  ...songRoutes,
  ...audioCookieRoutes,
  ...featuredRoutes,
  ...playRoutes,
  ...historyRoutes,
  ...playlistRoutes,
  ...searchRoutes,
  ...peopleRoutes,
  ...displayNameRoutes,
  ...preferenceRoutes,
  ...accountRoutes,
  ...eventRoutes,
  ...xrayRoutes,
];

/** The Express app: the order of its middleware is the life of a request. */
export function createApp(deps: Deps): Express {
  const { env, log } = deps;
  const app = express();
  app.disable('x-powered-by');
  app.enable('case sensitive routing');
  app.set('query parser', 'simple');

  app.use(requestLog(log));
  if (deps.recorder) app.use(deps.recorder.record);
  app.use(deps.metrics.countRequest);
  app.use(limitArrival(ARRIVAL));
  app.use(securityHeaders(env.publicUrl));

  const rememberUser = createRememberUser(deps);
  const verifyToken = createVerifyToken({
    issuer: env.issuer,
    audience: env.audience,
    timeoutMs: env.tenantTimeoutMs,
    // Whoever is being deleted is not remembered anew.
    onVerified: async (caller) => {
      if (caller.kind === 'user') await deps.endedTokens.refuse(caller);
      await rememberUser(caller);
    },
  });
  const verifiers = {
    verifyToken,
    verifyAudioCookie: createVerifyAudioCookie(env),
    webOrigin: env.webOrigin,
    endedTokens: deps.endedTokens,
  };
  const authorize = createAuthorize(verifiers, createRateLimit(env.rateLimit));
  const mounted = routes.filter(({ contract }) => contract.needs !== 'xray' || deps.recorder);
  mountRoutes(app, mounted, deps, authorize);
  app.use(operations(deps));

  app.use((request) => {
    throw new HttpProblem('not-found', `Nothing is at ${request.path}. What there is: ${env.publicUrl}/docs`);
  });
  app.use(problemHandler(log));
  return app;
}
