import { PROBLEMS, type ProblemName, problemType } from '@setlist/contracts';
import { isConflict, isDatabaseAway } from '@setlist/db/database-errors';
import type { ErrorRequestHandler, Request, Response } from 'express';
import type { Logger } from 'pino';
import { DomainError, type DomainErrorDetails } from '../errors.ts';
import { endEarly } from './end-early.ts';

/** A refusal that only HTTP knows of, with the header fields that belong to it. */
export class HttpProblem extends Error {
  readonly problem: ProblemName;
  readonly headers: Record<string, string>;

  constructor(problem: ProblemName, detail: string, headers: Record<string, string> = {}) {
    super(detail);
    this.name = 'HttpProblem';
    this.problem = problem;
    this.headers = headers;
  }
}

interface Translated {
  problem: ProblemName;
  details: DomainErrorDetails;
  headers: Record<string, string>;
}

/** The one place where errors become answers: application/problem+json (RFC 9457), one log line when it is ours. */
export function problemHandler(log: Logger): ErrorRequestHandler {
  return (error, request, response, next) => {
    const { problem } = translate(error);
    const { status } = PROBLEMS[problem];
    const { requestId } = response.locals;
    if (problem === 'internal') log.error({ requestId, err: error }, 'request failed');
    else if (status >= 500) log.warn({ requestId, problem, reason: String(error) }, 'request put off');
    if (response.headersSent) return next(error);
    sendProblem(request, response, error);
  };
}

/** Sends an error as a problem, of which nothing is logged here. */
export function sendProblem(request: Request, response: Response, error: unknown): void {
  const { problem, details, headers } = translate(error);
  const { status, title } = PROBLEMS[problem];
  const { requestId } = response.locals;
  const { detail, errors, members } = details;
  const body = { type: problemType(problem), title, status, detail, requestId, errors, ...members };
  const text = JSON.stringify(body);
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  response.statusCode = status;
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('Content-Type', 'application/problem+json');
  response.setHeader('Content-Length', Buffer.byteLength(text));
  if (request.method === 'HEAD') response.end();
  else if (request.complete) response.end(text);
  else endEarly(request, response, text);
}

function translate(error: unknown): Translated {
  if (error instanceof DomainError) {
    return { problem: error.problem, details: error.details, headers: headersOf(error.details) };
  }
  if (error instanceof HttpProblem) {
    return { problem: error.problem, details: { detail: error.message }, headers: error.headers };
  }
  if (error instanceof URIError) {
    return { problem: 'malformed-request', details: { detail: 'The path is not valid.' }, headers: {} };
  }
  if (isDatabaseAway(error)) {
    return { problem: 'unavailable', details: {}, headers: { 'Retry-After': '5' } };
  }
  if (isConflict(error)) {
    const detail = 'Another change stood in the way of this one, and nothing of it was saved: try again.';
    return { problem: 'unavailable', details: { detail }, headers: { 'Retry-After': '1' } };
  }
  return { problem: 'internal', details: {}, headers: {} };
}

function headersOf({ retryAfter, members }: DomainErrorDetails): Record<string, string> {
  return {
    ...(retryAfter === undefined ? {} : { 'Retry-After': String(Math.max(1, Math.ceil(retryAfter))) }),
    ...(members?.currentVersion === undefined ? {} : { ETag: `"${members.currentVersion}"` }),
    // The same bytes lie there (RFC 6249, 3).
    ...(members?.songId === undefined ? {} : { Link: `</songs/${members.songId}/audio>; rel="duplicate"` }),
  };
}
