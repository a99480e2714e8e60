import type { z } from 'zod';
import type { RouteContract } from './contract.ts';
import { type Contracts, contracts } from './contracts.ts';
import { Problem } from './problem.ts';

type Part<C, K extends string, Out extends string> =
  C extends Record<K, z.ZodType> ? { [P in Out]: z.input<C[K]> } : unknown;
type Optional<C, K extends string, Out extends string> =
  C extends Record<K, z.ZodType> ? { [P in Out]?: z.input<C[K]> } : unknown;

/** What a call needs: path parameters and body where the contract has them; query and headers may be left out. */
type InputOf<C> = Part<C, 'params', 'params'> &
  Part<C, 'body', 'body'> &
  Optional<C, 'query', 'query'> &
  Optional<C, 'headers', 'headers'> & { signal?: AbortSignal };

type BodyOf<R> = R extends { body: infer B extends z.ZodType } ? z.output<B> : undefined;
type Success<C extends RouteContract> = {
  [S in keyof C['responses'] & number]: { status: S; body: BodyOf<C['responses'][S]>; headers: Headers };
}[keyof C['responses'] & number];

type CallOf<C extends RouteContract> =
  Record<never, never> extends InputOf<C>
    ? (input?: InputOf<C>) => Promise<Success<C>>
    : (input: InputOf<C>) => Promise<Success<C>>;

type Streamed = 'getSongAudio' | 'getSongCover' | 'replaceSongAudio' | 'exportAccount' | 'streamEvents';

/** One function per contract, named like it. What is streamed (audio, events) is fetched or sent directly instead. */
export type Client = { [K in Exclude<keyof Contracts, Streamed>]: CallOf<Contracts[K]> };

/** The API answered with a problem; `problem` is what it said, `retryAfter` in seconds where it was given. */
export class ApiProblem extends Error {
  readonly problem: Problem;
  readonly retryAfter: number | undefined;

  constructor(problem: Problem, retryAfter?: number) {
    super(`${problem.status} ${problem.title}${problem.detail ? `: ${problem.detail}` : ''}`);
    this.name = 'ApiProblem';
    this.problem = problem;
    this.retryAfter = retryAfter;
  }
}

/** Where the API is, how to get an access token for a call, and which fetch to use (the global one unless told). */
export interface ClientOptions {
  baseUrl: string;
  token?: string | (() => Promise<string> | string);
  fetch?: typeof fetch;
  /** Sent with every call. */
  headers?: Record<string, string>;
  /** Told of each answer once its head is there, before it is read; also of a problem. */
  onAnswer?: (answer: Answer) => void;
}

/** One call that the API answered. */
export interface Answer {
  operationId: keyof Contracts;
  /** In capitals. */
  method: string;
  /** With what it was filled with, and its query: `/playlists?limit=100`. */
  path: string;
  status: number;
  /** From sending to the head of the answer, in milliseconds. */
  ms: number;
  /** What the API's log calls the request; empty when the answer does not say. */
  requestId: string;
}

/**
 * Makes the typed client of the API from the contracts.
 * Calls throw `ApiProblem` when the API answers with one, and a TypeError when it cannot be reached.
 */
export function createClient(options: ClientOptions): Client {
  const operationIds = Object.keys(contracts) as (keyof Contracts)[];
  const calls = operationIds.map((operationId) => [
    operationId,
    (input: Call = {}) => call(options, operationId, input),
  ]);
  return Object.fromEntries(calls) as Client;
}

interface Call {
  params?: Record<string, string>;
  query?: Record<string, unknown>;
  headers?: Record<string, string>;
  body?: unknown;
  signal?: AbortSignal;
}

async function call(options: ClientOptions, operationId: keyof Contracts, input: Call) {
  const contract: RouteContract = contracts[operationId];
  const token = typeof options.token === 'function' ? await options.token() : options.token;
  const send = options.fetch ?? fetch;
  const address = addressOf(options.baseUrl, contract, input);
  const method = contract.method.toUpperCase();
  const sent = performance.now();
  const response = await send(address, {
    method,
    headers: {
      accept: 'application/json, application/problem+json;q=0.9, */*;q=0.1',
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(input.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...options.headers,
      ...input.headers,
    },
    ...(input.body === undefined ? {} : { body: JSON.stringify(input.body) }),
    ...(input.signal ? { signal: input.signal } : {}),
    cache: 'no-store',
  });
  options.onAnswer?.({
    operationId,
    method,
    path: `${address.pathname}${address.search}`,
    status: response.status,
    ms: performance.now() - sent,
    requestId: response.headers.get('x-request-id') ?? '',
  });
  if (!response.ok) throw await problemOf(response);
  const declared = contract.responses[response.status];
  const body = declared?.body ? declared.body.parse(await bodyOf(response)) : undefined;
  return { status: response.status, body, headers: response.headers };
}

function addressOf(baseUrl: string, contract: RouteContract, input: Call): URL {
  const path = contract.path.replace(/\{(\w+)\}/g, (_, name) =>
    encodeURIComponent(input.params?.[name] ?? ''),
  );
  const url = new URL(path, baseUrl);
  for (const [name, value] of Object.entries(input.query ?? {})) {
    if (value !== undefined) url.searchParams.set(name, String(value));
  }
  return url;
}

function bodyOf(response: Response): Promise<unknown> {
  return response.headers.get('content-type')?.includes('json') ? response.json() : response.text();
}

async function problemOf(response: Response): Promise<ApiProblem> {
  const parsed = Problem.safeParse(await response.json().catch(() => undefined));
  const retryAfter = Number(response.headers.get('retry-after')) || undefined;
  if (parsed.success) return new ApiProblem(parsed.data, retryAfter);
  const title = `The API answered ${response.status} without saying why`;
  return new ApiProblem({ type: 'about:blank', title, status: response.status, requestId: '' }, retryAfter);
}
