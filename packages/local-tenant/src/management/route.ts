import type { Request, RequestHandler, Response, Router } from 'express';
import type { z } from 'zod';
import type { Tenant } from '../tenant.ts';
import type { Caller } from './authenticate.ts';
import { insufficientScope } from './errors.ts';
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
        query: read('Query', query, raw.query),
        body: read('Payload', body, raw.body ?? {}),
      }),
  };
}

// Without a schema there is nothing to read, and its type is that of `undefined`.
function read<T extends z.ZodType>(
  kind: 'Query' | 'Payload',
  schema: T | undefined,
  value: unknown,
): z.infer<T> {
  return schema ? validate(kind, schema, value) : (undefined as z.infer<T>);
}

/** Mounts routes on a router: scope, then validation, then the verb. */
export function mount(router: Router, tenant: Tenant, routes: ManagementRoute[]): void {
  for (const route of routes) router[route.method](route.path, handler(tenant, route));
}

function handler(tenant: Tenant, route: ManagementRoute): RequestHandler {
  return async (request: Request, response: Response) => {
    const caller = response.locals.caller as Caller;
    if (!route.scopes.some((scope) => caller.scopes.includes(scope))) {
      throw insufficientScope(route.scopes);
    }
    const params = request.params as Record<string, string>;
    const result = await route.run({ tenant, caller }, { params, query: request.query, body: request.body });
    if (route.method !== 'get') noteWrite(tenant, route, caller, { params, ip: request.ip });
    if (route.status === 204) response.status(204).end();
    else response.status(route.status ?? 200).json(result);
  };
}

/** What has to follow a change: nobody goes on with what was looked up before it, and the log tells of it. */
export function noteWrite(
  { lookups, history }: Tenant,
  { method, path }: Pick<ManagementRoute, 'method' | 'path'>,
  caller: Pick<Caller, 'clientId'> & Partial<Caller>,
  { params, ip }: { params: Record<string, string>; ip: string | undefined },
): void {
  lookups.clear();
  const done = path.replace(/:(\w+)/g, (_, name: string) => String(params[name]));
  const description = `${method.toUpperCase()} ${done}`;
  history.event({ type: 'sapi', description, clientId: caller.clientId, userId: caller.sub, ip });
}
