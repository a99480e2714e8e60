import express, { type ErrorRequestHandler, type RequestHandler, Router } from 'express';
import { ZodError, z } from 'zod';
import { isLoopbackAddress } from '../http/loopback.ts';
import type { RunningTenant } from '../options.ts';

/** What a test suite steers a tenant by. */
export type Control = Pick<RunningTenant, 'reset' | 'mails' | 'faults'>;

/**
 * The same by HTTP, for test suites in other languages: `POST /local/reset`, `GET /local/mails?to=…`, and
 * `GET`, `PATCH` and `DELETE /local/faults`. They answer on this machine only, and to no page of another site.
 */
export function controlRoutes({ reset, mails, faults }: Control): Router {
  const router = Router();
  router.use(requireThisMachine, express.json({ limit: '10kb' }));
  router.post('/reset', async (_request, response) => {
    await reset();
    response.status(204).end();
  });
  router.get('/mails', async (request, response) => {
    response.json(await mails(z.strictObject({ to: z.string().optional() }).parse(request.query)));
  });
  router.get('/faults', (_request, response) => {
    response.json(faults.current());
  });
  router.patch('/faults', async (request, response) => {
    response.json(await faults.set(z.record(z.string(), z.unknown()).parse(request.body)));
  });
  router.delete('/faults', async (_request, response) => {
    await faults.clear();
    response.status(204).end();
  });
  router.use((_request, response) => {
    response.status(404).json({ error: 'not_found', error_description: WHAT_THERE_IS });
  });
  router.use(answerError);
  return router;
}

const WHAT_THERE_IS =
  'There is POST /local/reset, GET /local/mails, and GET, PATCH and DELETE /local/faults.';

// The host was found to be this machine's before. A browser says where a request of another site comes from.
const requireThisMachine: RequestHandler = (request, response, next) => {
  response.set('Cache-Control', 'no-store');
  const origin = request.get('origin');
  const isForeign = origin !== undefined && URL.parse(origin)?.host !== request.headers.host?.toLowerCase();
  const site = request.get('sec-fetch-site') ?? 'none';
  const isOurs = isLoopbackAddress(request.socket.remoteAddress) && ['none', 'same-origin'].includes(site);
  if (isOurs && !isForeign) return next();
  const error_description =
    'The tenant is steered from the machine that it runs on, and by no page of another site.';
  response.status(403).json({ error: 'access_denied', error_description });
};

const answerError: ErrorRequestHandler = (error, _request, response, next) => {
  const isNoJson = error.type === 'entity.parse.failed';
  if (!isNoJson && !(error instanceof ZodError)) return next(error);
  const error_description = isNoJson ? 'The body is not JSON.' : z.prettifyError(error);
  response.status(400).json({ error: 'invalid_request', error_description });
};
