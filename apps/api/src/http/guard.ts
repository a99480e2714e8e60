import type { RouteContract } from '@setlist/contracts';
import type { Request, RequestHandler, Response } from 'express';
import type { Context, Deps } from '../context.ts';
import type { Authorize } from './authorize.ts';
import { readInput } from './read-input.ts';
import type { Route, StreamAnswer } from './route.ts';

interface PlainAnswer {
  status: number;
  headers?: Record<string, string>;
  version?: number;
  body?: unknown;
  json?: string;
}

/**
 * Turns a route into an Express handler: who calls, may they, is the input right, then the verb, then the answer.
 * A status that the contract does not declare, or a body that it does not describe, is an error of ours, and nothing of
 * it is sent. A stream is written by the verb itself, unchecked. JSON text that Postgres finished is parsed only with
 * `checkJson`, which the tests set.
 */
export function guard({ contract, verb }: Route, deps: Deps, authorize: Authorize): RequestHandler {
  return async (request, response) => {
    response.locals.route = contract.path;
    response.locals.verb = verb.name;
    response.locals.streamedBody = contract.streamedBody !== undefined;
    const caller = await authorize(contract, request, response);
    const input = await readInput(contract, request);
    const ctx = { ...deps, caller, requestId: response.locals.requestId } as Context<'public'>;
    const answer = (await verb(ctx, input)) as PlainAnswer | StreamAnswer;
    if (contract.permission !== 'public') response.setHeader('Cache-Control', 'private, no-store');
    if ('stream' in answer) return answer.stream(request, response);
    send(contract, answer, deps.env.checkJson, request, response);
  };
}

function send(
  contract: RouteContract,
  answer: PlainAnswer,
  checkJson: boolean,
  request: Request,
  response: Response,
) {
  const declared = contract.responses[answer.status];
  if (!declared) throw new Error(`${contract.method} ${contract.path} answered undeclared ${answer.status}`);
  response.statusCode = answer.status;
  for (const [name, value] of Object.entries(answer.headers ?? {})) response.setHeader(name, value);
  if (declared.etag) response.setHeader('ETag', `"${answer.version}"`);
  if (!declared.body) {
    response.end();
    return;
  }
  const contentType = declared.contentType ?? 'application/json';
  const text = answer.json ?? serialize(declared.body.parse(answer.body), contentType);
  if (checkJson && answer.json !== undefined) declared.body.parse(JSON.parse(answer.json));
  response.setHeader('Content-Type', `${contentType}; charset=utf-8`);
  response.setHeader('Content-Length', Buffer.byteLength(text));
  // Not `send()`: it would answer 304 to the version of a playlist whose plays have moved on.
  response.end(request.method === 'HEAD' ? undefined : text);
}

function serialize(body: unknown, contentType: string): string {
  return contentType === 'application/json' ? JSON.stringify(body) : String(body);
}
