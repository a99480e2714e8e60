import type { RequestHandler } from 'express';
import { z } from 'zod';
import { DEFAULT_SWITCHES, type LimitName, type Switches } from '../../switches/switches.ts';
import type { Tenant } from '../../tenant.ts';
import { type Html, html } from '../../words/html.ts';
import { problem, tokenField } from '../frame/parts.ts';
import { doneMessage, sendPage } from '../frame/send-page.ts';

/** Shows the switches. */
export function showSwitches(tenant: Tenant): RequestHandler {
  return (request, response) => {
    const done = doneMessage(request.query.done);
    const body = switchesPage(tenant);
    sendPage(tenant, response, { title: 'Switches', section: 'Switches', live: ['settings'], done, body });
  };
}

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

const LIMITS: Record<LimitName, { name: string; text: string }> = {
  management: { name: 'Management API', text: 'All applications together.' },
  userinfo: { name: '/userinfo', text: 'Each user.' },
  token: { name: '/oauth/token', text: 'All applications together.' },
  authentication: { name: 'Authentication API', text: 'All of it together.' },
  changePassword: { name: '/dbconnections/change_password', text: 'All applications together.' },
  jwks: { name: '/.well-known/jwks.json', text: 'Everybody together.' },
  keyRotation: { name: 'Rotation of signing keys', text: 'In the Management API; five a day.' },
};
// Pairs, because an object would put the numbers first.
const ANSWERS: [value: string, text: string][] = [
  ['normal', 'Normally'],
  ['429', '429'],
  ['503', '503'],
  ['hang', 'Never'],
];
const SCOPES: [value: string, text: string][] = [
  ['management', 'Management API'],
  ['everything', 'Everything'],
];

/** The switches that make the tenant strict, slow or broken, as they are set. */
function switchesPage(tenant: Tenant, { refused }: { refused?: string } = {}): Html {
  const { rateLimits, disturbance } = tenant.switches.current();
  return html`<header class="heading"><h1>Switches</h1><p>For tests and demonstrations: see what the app does when its tenant is strict, slow or gone. The dashboard itself always answers.</p></header>
${problem(refused)}
<form class="switches" id="switches" data-region method="post" action="/dashboard/switches" data-stays>${tokenField(tenant)}
<section class="panel" aria-labelledby="answers-heading"><h2 id="answers-heading">Answers</h2>
${choice('answer', 'The tenant answers', ANSWERS, disturbance.answer)}
${choice('scope', 'This holds for', SCOPES, disturbance.scope)}
<div class="field"><label for="latencyMs">Every such answer waits, in milliseconds</label><span class="input"><input id="latencyMs" name="latencyMs" type="number" min="0" max="60000" step="1" value="${disturbance.latencyMs}" required inputmode="numeric"></span></div>
</section>
<section class="panel" aria-labelledby="limits-heading"><h2 id="limits-heading">Rate limits</h2>
${(Object.keys(LIMITS) as LimitName[]).map((name) => limit(name, rateLimits[name]))}
</section>
<footer><button class="button primary" id="set-switches">Set switches</button><button class="button line" id="reset-switches" name="preset" value="normal" formnovalidate>Back to normal</button></footer>
</form>`;
}

function choice(name: string, legend: string, options: [string, string][], chosen: string): Html {
  const option = ([value, text]: [string, string]) =>
    html`<label><input type="radio" id="${name}-${value}" name="${name}" value="${value}"${{ html: value === chosen ? ' checked' : '' }}>${text}</label>`;
  return html`<fieldset class="field"><legend>${legend}</legend><span class="segments">${options.map(option)}</span></fieldset>`;
}

function limit(id: LimitName, { enabled, burst, perSecond }: Switches['rateLimits'][LimitName]): Html {
  const { name, text } = LIMITS[id];
  const number = (key: string, label: string, value: number, min: number, max: number) =>
    html`<div class="field"><label for="${id}-${key}">${label}</label><span class="input"><input id="${id}-${key}" name="${id}.${key}" type="number" min="${min}" max="${max}" step="any" value="${value}" required inputmode="numeric"></span></div>`;
  return html`<fieldset class="limit"><legend class="hidden">${name}</legend>
<label class="toggle"><input type="checkbox" role="switch" id="${id}-enabled" name="${id}.enabled" value="true"${{ html: enabled ? ' checked' : '' }}><span class="track" aria-hidden="true"></span><span><b>${name}</b><small>${text}</small></span></label>
${number('burst', 'At once', burst, 1, 10_000)}${number('perMinute', 'A minute', Number((perSecond * 60).toPrecision(6)), 0, 600_000)}</fieldset>`;
}
