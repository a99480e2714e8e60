import type { UserRow } from '../../store/users.ts';
import type { Tenant } from '../../tenant.ts';
import { type Html, html } from '../../words/html.ts';
import { pencilIcon, warningIcon } from '../frame/icons.ts';
import { type MetadataKind, tape, tokenField } from '../frame/parts.ts';
import { userHref } from './person.ts';

/** An editor that is open: the text as it was sent, and why it was refused. */
export interface OpenEditor {
  kind: MetadataKind;
  text?: string;
  base?: string;
  error?: string;
}

const MEANING = {
  user_metadata: {
    heading: 'Theirs to change',
    text: 'Preferences that shape sign-in. The user may change them.',
  },
  app_metadata: { heading: 'Only the service can', text: 'Decides access. The user can look, never write.' },
};

/** The card of one kind of metadata, to read or, when its editor is open, to change as JSON. */
export function metadataCard(tenant: Tenant, user: UserRow, kind: MetadataKind, editor?: OpenEditor): Html {
  const value = user[kind];
  const isOpen = editor?.kind === kind;
  return html`<section class="home home-${kind === 'user_metadata' ? 'user' : 'app'}" id="${kind}" data-region aria-labelledby="${kind}-heading">
${tape(kind, { large: true })}
<header><h2 id="${kind}-heading"><span class="hidden">${kind}: </span>${MEANING[kind].heading}</h2><p>${MEANING[kind].text}</p></header>
${isOpen ? form(tenant, user, editor) : value ? jsonView(kind, value) : html`<p class="unset">Never set. A token shows none, the Management API leaves it out.</p>`}
${!isOpen && html`<footer><a class="button line" id="${kind}-edit" href="?edit=${kind}#${kind}">${pencilIcon}Edit JSON</a><span class="size">${Buffer.byteLength(JSON.stringify(value ?? {}))} bytes</span></footer>`}
</section>`;
}

function form(tenant: Tenant, user: UserRow, { kind, error, ...sent }: OpenEditor): Html {
  const value = user[kind] ?? {};
  const text = sent.text ?? JSON.stringify(value, null, 2);
  const rows = Math.min(24, Math.max(6, text.split('\n').length + 1));
  return html`<form class="editor" method="post" action="${userHref(user.user_id)}/metadata" data-json data-stays${sent.text !== undefined && ' data-unsaved'}>
${tokenField(tenant)}<input type="hidden" name="kind" value="${kind}"><input type="hidden" name="base" value="${sent.base ?? JSON.stringify(value)}">
<label for="${kind}-json">${kind} as JSON</label>
<textarea id="${kind}-json" name="json" rows="${rows}" spellcheck="false" autocapitalize="off" autocomplete="off" required aria-describedby="${kind}-hint ${kind}-error"${{ html: error ? ' aria-invalid="true"' : '' }}>
${text}</textarea>
<p class="problem" id="${kind}-error" role="alert"${{ html: error ? '' : ' hidden' }}>${warningIcon}<span>${error}</span></p>
<p class="hint" id="${kind}-hint">Saves only the keys you change, as a PATCH of the Management API does. A key you take out is deleted.</p>
<footer><button class="button primary">Save</button><a class="button quiet" href="${userHref(user.user_id)}#${kind}">Cancel</a></footer>
</form>`;
}

const TOKEN = /("(?:\\.|[^"\\])*")(?=\s*:)|("(?:\\.|[^"\\])*")|(true|false|null|-?\d[\d.eE+-]*)/g;

/**
 * A JSON object, set one line or more a key. Every key of the first level is marked as `KIND.KEY`, so that an open
 * page can flash the very one that changed.
 */
function jsonView(kind: string, value: Record<string, unknown>): Html {
  const all = Object.entries(value);
  const entries = all.map(([key, nested], index) => {
    const json = `${JSON.stringify(key)}: ${JSON.stringify(nested, null, 2)}`;
    // The comma stands beside what is marked: a key does not change when another one follows it.
    const comma = index < all.length - 1 && html`<span class="comma">,</span>`;
    return html`<span class="entry"><span data-mark="${kind}.${key}">${colour(json)}</span>${comma}</span>`;
  });
  return html`<pre class="json" tabindex="0" role="group" aria-label="${kind} as JSON"><span class="brace">{</span>${entries}<span class="brace">}</span></pre>`;
}

function colour(json: string): Html[] {
  const parts: Html[] = [];
  let end = 0;
  for (const match of json.matchAll(TOKEN)) {
    const [text, key, string] = match;
    const kind = key ? 'key' : string ? 'string' : 'literal';
    parts.push(html`${json.slice(end, match.index)}<span class="${kind}">${text}</span>`);
    end = match.index + text.length;
  }
  return [...parts, html`${json.slice(end)}`];
}
