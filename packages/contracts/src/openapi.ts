import { createDocument, type ZodOpenApiOperationObject } from 'zod-openapi';
import { AUDIO_COOKIE } from './constants.ts';
import type { RouteContract } from './contract.ts';
import { contracts } from './contracts.ts';
import { LiveEvent } from './events.ts';
import { PROBLEMS, Problem, type ProblemName, problemType } from './problem.ts';

/**
 * Makes the OpenAPI 3.1 document of the API from the contracts.
 * `serverUrl` is the API's public address; without `xray` it leaves out the routes that are not there then.
 */
export function createOpenApiDocument(serverUrl: string, { xray = true } = {}) {
  const paths: Record<string, Record<string, ZodOpenApiOperationObject>> = {};
  for (const [operationId, contract] of Object.entries<RouteContract>(contracts)) {
    if (contract.needs === 'xray' && !xray) continue;
    paths[contract.path] ??= {};
    (paths[contract.path] as Record<string, ZodOpenApiOperationObject>)[contract.method] = operation(
      operationId,
      contract,
    );
  }
  return createDocument({
    openapi: '3.1.1',
    info: {
      title: 'Setlist API',
      version: '1.0.0',
      description:
        'Genres, songs, playlists and plays live in Postgres, keyed by `user_id`; the display name and the preferences live in `user_metadata` at the identity provider. Errors are `application/problem+json` (RFC 9457).',
    },
    servers: [{ url: serverUrl }],
    components: {
      // What the event stream's `data` holds; a stream has no schema of its own to say so.
      schemas: { LiveEvent },
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
        audioCookie: { type: 'apiKey', in: 'cookie', name: AUDIO_COOKIE.name },
      },
    },
    paths,
  });
}

const FILE = { type: 'string' as const, format: 'binary' };

function operation(operationId: string, contract: RouteContract): ZodOpenApiOperationObject {
  const { params: path, query, headers: header } = contract;
  return {
    operationId,
    tags: [contract.tag],
    summary: contract.summary,
    security: securityOf(contract),
    'x-permission': contract.permission,
    requestParams: { ...(path && { path }), ...(query && { query }), ...(header && { header }) },
    ...(contract.body && {
      requestBody: { required: true, content: { 'application/json': { schema: contract.body } } },
    }),
    ...(contract.streamedBody && {
      requestBody: { required: true, content: { [contract.streamedBody]: { schema: FILE } } },
    }),
    responses: { ...successes(contract), ...problems(contract) },
  };
}

function securityOf({ permission, alsoByCookie }: RouteContract): Record<string, string[]>[] {
  if (permission === 'public') return [];
  return alsoByCookie ? [{ bearer: [] }, { audioCookie: [] }] : [{ bearer: [] }];
}

function successes(contract: RouteContract) {
  return Object.fromEntries(
    Object.entries(contract.responses).map(([status, answer]) => [
      status,
      {
        description: answer.description,
        ...(answer.streamed && { 'x-streamed': true }),
        ...(answer.etag && {
          headers: { ETag: { description: 'The version shown', schema: { type: 'string' as const } } },
        }),
        ...(answer.body && {
          content: { [answer.contentType ?? 'application/json']: { schema: answer.body } },
        }),
      },
    ]),
  );
}

const TOKEN_PROBLEMS = [
  'invalid-token-request',
  'unauthorized',
  'forbidden',
  'identity-provider-unavailable',
] as const;

/** The problems a route can answer with: those every route can, those its form implies, and its own. */
export function problemsOf(contract: RouteContract): ProblemName[] {
  const names = new Set<ProblemName>(['invalid-input', 'too-many-requests', 'internal', 'unavailable']);
  if (contract.permission !== 'public') {
    for (const name of TOKEN_PROBLEMS) names.add(name);
  }
  if (contract.params) names.add('not-found');
  if (contract.body || contract.streamedBody) {
    for (const name of [
      'malformed-request',
      'request-timeout',
      'content-too-large',
      'unsupported-media-type',
    ] as const)
      names.add(name);
  }
  for (const name of contract.problems ?? []) names.add(name);
  return [...names];
}

function problems(contract: RouteContract) {
  const byStatus = Map.groupBy(problemsOf(contract), (name) => PROBLEMS[name].status);
  return Object.fromEntries(
    [...byStatus].map(([status, names]) => [
      status,
      {
        description: names.map((name) => `${PROBLEMS[name].title} (\`${problemType(name)}\`)`).join('; '),
        content: { 'application/problem+json': { schema: Problem } },
      },
    ]),
  );
}
