import express, { type Request, type RequestHandler, type Response, type Router } from 'express';
import { z } from 'zod';
import { propertiesWithoutEffect, resourceOf } from '../domain/without-effect.ts';
import type { Tenant } from '../tenant.ts';
import type { Caller } from './authenticate.ts';
import { insufficientScope, ManagementError } from './errors.ts';
import { noteWrite } from './note-write.ts';
import { validate } from './validate.ts';

/** What a verb of the Management API is handed besides its input. */
export interface ManagementContext {
  tenant: Tenant;
  caller: Caller;
}

/** The input that a verb receives, from path, query and body. */
export interface RouteInput<Query = unknown, Body = unknown> {
  params: Record<string, string>;
  query: Query;
  body: Body;
}

/** What a request brings, as it came. */
interface RawInput {
  params: Record<string, string>;
  query: unknown;
  body: unknown;
}

interface RouteTerms {
  method: 'get' | 'post' | 'patch' | 'put' | 'delete';
  path: string;
  /** Any one of these opens the route. */
  scopes: string[];
  /** Status of success; 200 unless told. */
  status?: number;
}

/** A route of the Management API; `Result` is the body of its answer, nothing for 204. */
export interface ManagementRoute<Result = unknown> extends RouteTerms {
  query?: z.ZodType;
  body?: z.ZodType;
  /** Checks the input and does what the route is for. Throws `ManagementError`, 400 for input that it does not take. */
  run: (context: ManagementContext, input: RawInput) => Promise<Result>;
}

/** Makes a route, whose verb is handed what its schemas make of query and body. */
export function route<
  Result,
  Query extends z.ZodType = z.ZodUndefined,
  Body extends z.ZodType = z.ZodUndefined,
>({
  query,
  body,
  verb,
  ...terms
}: RouteTerms & {
  query?: Query;
  body?: Body;
  verb: (context: ManagementContext, input: RouteInput<z.infer<Query>, z.infer<Body>>) => Promise<Result>;
}): ManagementRoute<Result> {
  return {
    ...{ ...terms, query, body },
    run: (context, raw) =>
      verb(context, {
        params: raw.params,
        query: read('Query', query, raw.query, NO_QUERY),
        body: read('Payload', body, raw.body ?? {}, z.unknown()),
      }),
  };
}

// An operation that has no parameters refuses every one, as it would not do what it asks for.
const NO_QUERY = z.strictObject({});

// Without a schema there is nothing to read, and its type is that of `undefined`.
function read<T extends z.ZodType>(
  kind: 'Query' | 'Payload',
  schema: T | undefined,
  value: unknown,
  otherwise: z.ZodType,
): z.infer<T> {
  if (schema) return validate(kind, schema, value);
  validate(kind, otherwise, value);
  return undefined as z.infer<T>;
}

const JSON_TYPES = ['json', '+json'];
const parseBody = express.json({ limit: '1mb', type: JSON_TYPES });

// A body that nobody reads would be a change that did not happen.
const refuseOtherTypes: RequestHandler = (request, _response, next) => {
  const isEmpty = request.get('content-length') === '0';
  if (!isEmpty && request.is(JSON_TYPES) === false) throw new ManagementError(415, 'Unsupported Media Type');
  next();
};

/**
 * Mounts routes on a router: scope, then validation, then the verb. A body is read only where one is asked for: some
 * clients send `null` with every request, and Auth0 does not look at it.
 */
export function mount(router: Router, tenant: Tenant, routes: ManagementRoute[]): void {
  for (const route of routes) {
    const before = route.body ? [refuseOtherTypes, parseBody] : [];
    router[route.method](route.path, ...before, handler(tenant, route));
  }
}

function handler(tenant: Tenant, route: ManagementRoute): RequestHandler {
  const { status = 200 } = route;
  return async (request: Request, response: Response) => {
    const caller = response.locals.caller as Caller;
    if (!route.scopes.some((scope) => caller.scopes.includes(scope))) {
      throw insufficientScope(route.scopes);
    }
    const params = request.params as Record<string, string>;
    const result = await route.run({ tenant, caller }, { params, query: request.query, body: request.body });
    if (route.method !== 'get') {
      const { ip, query } = request;
      const body = route.body && request.body;
      const userAgent = request.get('user-agent');
      tellWithoutEffect(tenant, route, body);
      noteWrite(tenant, route, caller, { ...{ params, ip, userAgent, query, body }, status, result });
    }
    // What goes on for a while answers by itself.
    if (typeof result === 'function') await result(request, response);
    else if (status === 204) response.status(204).end();
    else response.status(status).json(result);
  };
}

// What is taken and changes nothing is said, so that nobody waits for it.
function tellWithoutEffect({ log }: Tenant, { path }: ManagementRoute, body: unknown): void {
  const resource = resourceOf(path);
  const names = resource ? propertiesWithoutEffect(resource, Object.keys(Object(body))) : [];
  if (names.length > 0) log.info({ resource, withoutEffect: names }, 'kept, without effect here');
}
