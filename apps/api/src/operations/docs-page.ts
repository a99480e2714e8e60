import type { createOpenApiDocument } from '@setlist/contracts/openapi';

type Document = ReturnType<typeof createOpenApiDocument>;

interface Operation {
  operationId?: string;
  tags?: string[];
  summary?: string;
  'x-permission'?: string;
  responses?: Record<string, { description?: string }>;
}

const STYLE = `
  :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
  body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
  code { font: 0.95em ui-monospace, monospace; }
  .method { display: inline-block; min-width: 4.5em; font-weight: 700; }
  details { border-bottom: 1px solid color-mix(in srgb, currentColor 20%, transparent); padding: 0.6rem 0; }
  summary { cursor: pointer; }
  dt { font-weight: 600; margin-top: 0.4rem; } dd { margin-left: 1.5rem; }`;

/** A readable page of the API made from its OpenAPI document: plain HTML, no script. */
export function docsPage(document: Document): string {
  const operations = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    Object.entries(item ?? {}).map(([method, operation]) => ({
      path,
      method: method.toUpperCase(),
      operation: operation as Operation,
    })),
  );
  const sections = [...Map.groupBy(operations, ({ operation }) => operation.tags?.[0] ?? 'Other')].map(
    ([tag, group]) => `<section><h2>${escapeHtml(tag)}</h2>${group.map(entry).join('')}</section>`,
  );
  return `<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>${escapeHtml(document.info.title)}</title>
<style>${STYLE}</style></head><body><h1>${escapeHtml(document.info.title)}</h1>
<p>${escapeHtml(document.info.description ?? '')}</p>
<p>For programs: <a href="/openapi.json">openapi.json</a></p>${sections.join('')}</body></html>`;
}

// A link to the name of an operation opens its entry, since the name stands within it.
function entry({ path, method, operation }: { path: string; method: string; operation: Operation }): string {
  const answers = Object.entries(operation.responses ?? {}).map(
    ([status, { description }]) => `<dt>${status}</dt><dd>${escapeHtml(description ?? '')}</dd>`,
  );
  return `<details><summary><code><span class="method">${method}</span> ${escapeHtml(path)}</code><br>
${escapeHtml(operation.summary ?? '')}</summary>
<p id="${operation.operationId}">Permission: <code>${escapeHtml(operation['x-permission'] ?? 'public')}</code></p><dl>${answers.join('')}</dl></details>`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
