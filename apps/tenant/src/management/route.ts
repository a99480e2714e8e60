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

export interface ManagementRoute {
  method: 'get' | 'post' | 'patch' | 'put' | 'delete';
  path: string;
  /** Any one of these opens the route. */
  scopes: string[];
  query?: z.ZodType;
  body?: z.ZodType;
  /** Status of success; 200 unless told. */
  status?: number;
  /** Returns the body of the answer; nothing for 204. */
  verb: (context: ManagementContext, input: never) => Promise<unknown>;
}

/** The input that a verb receives, from path, query and body. */
export interface RouteInput<Query = unknown, Body = unknown> {
  params: Record<string, string>;
  query: Query;
  body: Body;
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
    const input: RouteInput = {
      params: request.params as Record<string, string>,
      query: route.query ? validate('Query', route.query, request.query) : request.query,
      body: route.body ? validate('Payload', route.body, request.body ?? {}) : undefined,
    };
    const result = await route.verb({ tenant, caller }, input as never);
    if (route.method !== 'get') noteWrite(tenant, route, caller, { params: input.params, ip: request.ip });
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
