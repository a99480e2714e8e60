import type { RequestHandler } from 'express';
import { z } from 'zod';
import { DEFAULT_SWITCHES } from '../../switches/switches.ts';
import type { Tenant } from '../../tenant.ts';
import { sendPage } from '../frame/send-page.ts';
import { switchesPage } from './switches-page.ts';

/** Sets all switches as the form says, or as they are from the start; shows what makes no sense and sets nothing. */
export function setSwitches(tenant: Tenant): RequestHandler {
  return async (request, response) => {
    try {
      const set = await tenant.switches.set(request.body.preset ? DEFAULT_SWITCHES : readForm(request.body));
      tenant.history.event({
        ...{ type: 'sapi', description: 'Set the switches of the local tenant', clientId: 'dashboard' },
        ...{ ip: request.ip, details: { ...set } },
      });
      response.redirect(303, '/dashboard/switches?done=switches');
    } catch (error) {
      if (!(error instanceof z.ZodError)) throw error;
      const body = switchesPage(tenant, { refused: `Nothing was set. ${explain(error)}` });
      sendPage(tenant, response, { title: 'Switches', section: 'Switches', live: ['settings'], body }, 400);
    }
  };
}

/** The form as switches; their own schema says whether they make sense. */
function readForm(form: Record<string, string>): unknown {
  const limits = Object.keys(DEFAULT_SWITCHES.rateLimits).filter((name) => `${name}.burst` in form);
  const limit = (name: string) => ({
    enabled: form[`${name}.enabled`] === 'true',
    burst: Number(form[`${name}.burst`]),
    perSecond: Number(form[`${name}.perMinute`]) / 60,
  });
  return {
    rateLimits: Object.fromEntries(limits.map((name) => [name, limit(name)])),
    disturbance: { latencyMs: Number(form.latencyMs), answer: form.answer, scope: form.scope },
  };
}

function explain({ issues }: z.ZodError): string {
  return issues.map(({ path, message }) => `${path.join('.')}: ${message}.`).join(' ');
}
