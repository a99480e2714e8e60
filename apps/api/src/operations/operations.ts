import { createOpenApiDocument } from '@setlist/contracts/openapi';
import { type Request, type RequestHandler, Router } from 'express';
import type { Deps } from '../context.ts';
import { DomainError } from '../errors.ts';
import { otherMethods } from '../http/other-methods.ts';
import { docsPage } from './docs-page.ts';

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

/**
 * What operators and developers read, without a token: `/healthz` (the process runs), `/readyz` (it can do its work:
 * Postgres answers and it is not stopping), `/openapi.json`, `/docs`, and `/metrics` for this machine alone.
 */
export function operations({ env, prisma, events, metrics }: Deps): Router {
  const router = Router();
  router.use((_request, response, next) => {
    response.setHeader('Cache-Control', 'no-store');
    next();
  });
  const document = createOpenApiDocument(env.publicUrl, { xray: env.xray });
  const openApi = JSON.stringify(document);
  const page = docsPage(document);

  const at = (path: string, answer: RequestHandler) => otherMethods(router.route(path).get(answer), ['GET']);

  at('/healthz', (_request, response) => void response.type('text/plain').end('ok\n'));
  at('/readyz', async (_request, response) => {
    if (events.stopping.aborted) throw new DomainError('unavailable', { detail: 'The API is stopping.' });
    await prisma.genre.findFirst({ select: { name: true } });
    response.type('text/plain').end('ready\n');
  });
  at('/openapi.json', (_request, response) => void response.type('application/json').end(openApi));
  at('/docs', (_request, response) => void response.type('text/html').end(page));
  at('/metrics', async (request, response) => {
    if (!LOOPBACK.has(request.socket.remoteAddress ?? '') || cameThroughProxy(request)) {
      throw new DomainError('not-found', { detail: 'Metrics are shown to this machine alone.' });
    }
    response.setHeader('Content-Type', metrics.registry.contentType);
    response.end(await metrics.registry.metrics());
  });
  return router;
}

// A proxy on this machine connects from it on behalf of anybody.
function cameThroughProxy({ headers }: Request): boolean {
  return ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'].some((name) => headers[name] !== undefined);
}
