import type { Tenant } from '../../tenant.ts';
import { type Html, html } from '../../words/html.ts';
import { warningIcon } from './icons.ts';

const ANSWERS = { '429': 'answers 429', '503': 'answers 503', hang: 'never answers' };

/** Says on every page that the switches make the tenant misbehave, so that nobody looks for the fault elsewhere. */
export function disturbance({ switches }: Tenant): Html {
  const { answer, latencyMs, scope } = switches.current().disturbance;
  const parts = [answer !== 'normal' && ANSWERS[answer], latencyMs > 0 && `waits ${latencyMs} ms`].filter(
    Boolean,
  );
  const where = scope === 'management' ? 'The Management API' : 'The tenant';
  return html`<div id="disturbance" data-region>${
    parts.length > 0 &&
    html`<p class="problem" data-mark="disturbance">${warningIcon}<span>${where} ${parts.join(' and ')}, as its <a href="/dashboard/switches">switches</a> say.</span></p>`
  }</div>`;
}
