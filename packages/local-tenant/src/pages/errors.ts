import type { Request, RequestHandler, Response } from 'express';
import { type Configuration, errors } from 'oidc-provider';
import { AWAY } from '../store/away.ts';
import { isStorable } from '../store/storable-text.ts';
import type { Tenant } from '../tenant.ts';
import { html } from '../words/html.ts';
import type { Words } from '../words/words.ts';
import { type Asking, wordsOf } from '../words/words.ts';
import { layout } from './layout.ts';
import { newNonce, pageHeaders } from './security.ts';

/** What went wrong. */
interface Problem {
  /** The code that a developer needs. */
  code: string;
  description?: string | undefined;
  /** What only a developer can do something about, in English as the protocol has it. */
  detail?: string | undefined;
}

/** An answer that Express and Koa can send alike. */
interface Answer {
  headers: Record<string, string>;
  body: string;
}

function errorPage(
  { name }: Tenant,
  words: Words,
  { code, description = words.error.unexplained, detail }: Problem,
): Answer {
  const nonce = newNonce();
  const body = html`<h1>${words.error.heading}</h1>
<p>${description}</p>
${detail !== undefined && html`<p lang="en">${detail}</p>\n`}<p><code>${code}</code></p>`;
  return {
    headers: { ...pageHeaders({ nonce }), 'Content-Type': 'text/html; charset=utf-8' },
    body: layout({ words, title: words.error.title, tenantName: name, nonce, body }),
  };
}

/** Answers 400 with a page that says what is wrong with a request. */
export function refuseWithPage(
  tenant: Tenant,
  request: Request,
  response: Response,
  say: (words: Words['error']) => string,
): void {
  const words = wordsOf(request);
  const problem = { code: 'invalid_request', description: say(words.error) };
  const { headers, body } = errorPage(tenant, words, problem);
  response.status(400).set(headers).send(body);
}

/** Refuses a request with a NUL in a parameter, which the store could not keep, with a page that says so. */
export function refuseUnstorableQuery(tenant: Tenant): RequestHandler {
  return (request, response, next) => {
    const values = Object.values(request.query).flat().map(String);
    if (values.every(isStorable)) return next();
    refuseWithPage(tenant, request, response, ({ wrongCharacter }) => wrongCharacter);
  };
}

/** Shows an error that cannot be sent back to the application, such as a redirect address that is not allowed. */
export function renderErrorPage(tenant: Tenant): NonNullable<Configuration['renderError']> {
  return (ctx, { error: code, error_description }, error) => {
    const words = wordsOf(ctx);
    const description = explain(words, code, error);
    const detail = description === undefined ? error_description : undefined;
    const { headers, body } = errorPage(tenant, words, { code, description, detail });
    ctx.set(headers);
    ctx.body = body;
  };
}

function explain({ error: said }: Words, code: string, error: Error): string | undefined {
  if (error instanceof errors.SessionNotFound) return said.signInGone;
  if (code === 'invalid_redirect_uri') return said.wrongCallback;
  return code === 'invalid_client' ? said.unknownClient : undefined;
}

/**
 * What the tenant answers, with 503, while its database is away (RFC 9110, 15.6.4): a page where a browser asks for one,
 * JSON everywhere else.
 */
export function answerAway(
  tenant: Tenant,
  request: Asking & { accepts(types: string[]): string | string[] | false },
): Answer {
  const asJson = { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(AWAY.body) };
  // JSON first: it is what whoever takes anything is given.
  const isPage = request.accepts(['json', 'html']) === 'html';
  const words = wordsOf(request);
  const problem = { code: AWAY.body.error, description: words.error.away };
  const { headers, body } = isPage ? errorPage(tenant, words, problem) : asJson;
  return { headers: { ...headers, ...AWAY.headers }, body };
}
