import type { UserRow } from '../../store/users.ts';
import type { Tenant } from '../../tenant.ts';
import { type Html, html } from '../../words/html.ts';
import { pencilIcon, warningIcon } from '../frame/icons.ts';
import { type MetadataKind, tape, tokenField } from '../frame/parts.ts';
import { jsonView } from './json-view.ts';
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
