import { type Html, html } from '../../words/html.ts';

const TOKEN = /("(?:\\.|[^"\\])*")(?=\s*:)|("(?:\\.|[^"\\])*")|(true|false|null|-?\d[\d.eE+-]*)/g;

/**
 * A JSON object, set one line or more a key. Every key of the first level is marked as `KIND.KEY`, so that an open
 * page can flash the very one that changed.
 */
export function jsonView(kind: string, value: Record<string, unknown>): Html {
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
