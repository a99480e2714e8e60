import { setTimeout as wait } from 'node:timers/promises';
import type { RequestHandler } from 'express';
import type { Tenant } from '../tenant.ts';

const LONGEST_HANG_MS = 60_000;
const BODIES = {
  '429': {
    statusCode: 429,
    error: 'Too Many Requests',
    message: 'Global limit has been reached',
    errorCode: 'too_many_requests',
  },
  '503': { statusCode: 503, error: 'Service Unavailable', message: 'The service is switched off for now.' },
};

/** Makes the tenant slow or makes it fail, as its switches say. The dashboard, where they are, is spared. */
export function disturb({ switches }: Tenant): RequestHandler {
  return async (request, response, next) => {
    const { latencyMs, answer, scope } = switches.current().disturbance;
    const isManagement = request.path.startsWith('/api/v2/');
    const isSpared = request.path === '/' || /^\/(dashboard|u\/fonts|avatars|faces)(\/|$)/.test(request.path);
    if (isSpared || (scope === 'management' && !isManagement)) return next();
    if (latencyMs > 0) await wait(latencyMs);
    if (answer === 'normal') return next();
    if (answer === 'hang') {
      await wait(LONGEST_HANG_MS, undefined, { ref: false, signal: switches.signal() }).catch(
        () => undefined,
      );
      return response.destroy();
    }
    if (answer === '429') response.set('x-ratelimit-reset', String(Math.ceil(Date.now() / 1000) + 1));
    response.status(Number(answer)).set('Retry-After', '1').json(BODIES[answer]);
  };
}
