import { type Html, html } from '../../words/html.ts';
import { applicationHref } from '../applications/application-href.ts';
import { moment } from '../frame/parts.ts';
import { userHref } from '../users/person.ts';
import { eventName, isFailure } from './event-name.ts';
import type { NamedEvent } from './find-events.ts';

/** Log events as a list, newest first; `without` leaves out what the page's heading says already. */
export function eventsList(events: NamedEvent[], { without }: { without?: 'user' } = {}): Html {
  return html`<ol class="events">${events.map((event) => item(event, without))}</ol>`;
}

function item(event: NamedEvent, without: 'user' | undefined): Html {
  const { seq, date, type, description, user_id, user_name, client_id, client_name, ip, details } = event;
  const parts: Html[] = [];
  // A machine's subject is its client id again.
  if (user_id && without !== 'user' && !user_id.endsWith('@clients'))
    parts.push(
      user_name ? html`<a href="${userHref(user_id)}">${user_name}</a>` : html`<span>${user_id}</span>`,
    );
  if (client_id)
    parts.push(
      client_name
        ? html`<a href="${applicationHref(client_id)}">${client_name}</a>`
        : html`<span>${client_id}</span>`,
    );
  if (ip) parts.push(html`<span>${ip}</span>`);
  return html`<li class="event${isFailure(type) && ' failed'}" data-mark="event-${seq}"><span class="when">${moment(date)}</span><div><p><b>${eventName(type)}</b> <code class="type">${type}</code></p>${parts.length > 0 && html`<p class="by">${parts}</p>`}${description && type !== 's' && html`<p class="said">${description}</p>`}${details && html`<details id="event-${seq}"><summary>Details</summary><pre class="code" tabindex="0">${JSON.stringify(details, null, 2)}</pre></details>`}</div></li>`;
}
